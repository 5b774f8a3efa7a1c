using System.Globalization;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Reads how a module differs from its service template, with one request. No API of CMDB tells why a synchronization
/// failed: where nothing differs, or the differences cannot be read, one entry says so and where to look.
/// </summary>
/// <param name="connection">The connection of a BlueKing profile.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class CmdbLogReader(ProfileConnection connection, Action<string>? trace) : LogReader
{
    private readonly BlueKingProfile _profile = (BlueKingProfile)connection.Profile;
    private readonly BlueKingSession _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);

    public override async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var record = (CmdbSyncStatus)request.Record;
        if (!request.All && record.State is StatusState.Succeeded or StatusState.Pending) yield break;
        if (_profile.Api == BlueKingApi.Esb)
        {
            yield return CreateNote(record, "The ESB does not report how it differs from its service template.");
            yield break;
        }
        IReadOnlyList<CmdbDifference> differences = [];
        StatusError? refusal = null;
        try
        {
            var key = new CmdbKey(record.BizId, record.ServiceTemplateId, record.ModuleId);
            differences = await connection.SendAsync(
                new CmdbDifferenceRequest(_profile, _caller, key), trace, cancellationToken);
        }
        catch (StatusException failure) when (IsUnavailable(failure.Error))
        {
            refusal = failure.Error;
        }
        foreach (var difference in differences) yield return new(difference);
        if (refusal is not null)
            yield return CreateNote(
                record,
                LocalizedText.From($"The differences from its service template could not be read. {refusal.Message}"));
        else if (differences.Count == 0)
            yield return CreateNote(record, "It does not differ from its service template.");
    }

    // The operation is not public: a gateway may not have it, or not grant it to the app.
    private static bool IsUnavailable(StatusError error) => error.Kind == StatusErrorKind.PermissionDenied
        || error.Code == BlueKingCodes.ApiNotFound.ToString(CultureInfo.InvariantCulture)
        || (error is { Kind: StatusErrorKind.NotFound or StatusErrorKind.InvalidRequest, IsAboutKeys: false });

    private static Listed<StatusLogEntry> CreateNote(CmdbSyncStatus record, LocalizedText detail)
    {
        string subject = ServiceRegistry.Get(record).GetSubject(record);
        string place = record.WebUrl is { } page
            ? LocalizedText.From($"Check the synchronization in CMDB: {page}")
            : LocalizedText.From("Check the synchronization of the service template in CMDB.");
        string text = record.State == StatusState.Succeeded
            ? subject + Punctuation.Colon + detail
            : LocalizedText.From($"{subject}: no API of CMDB tells why it is {record.State}. {detail} {place}");
        return new(new StatusLogEntry(StatusService.Cmdb)
        {
            Severity = record.NeedsAttention ? StatusLogSeverity.Warning : StatusLogSeverity.Information,
            Time = record.UpdatedAt,
            Text = text,
        });
    }
}

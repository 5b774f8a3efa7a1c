using System.Management.Automation;
using StatusPS.Cmdlets;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Services;

namespace StatusPS.Serialization;

/// <summary>
/// Reads failures of queries from error records (<c>2&gt;&amp;1</c>), live or deserialized. The profile and the service
/// are those of the error, otherwise those of its target or of the cmdlet that wrote it.
/// </summary>
internal static class QueryFailureReader
{
    private const string ErrorType = "System.Management.Automation.ErrorRecord";
    private const string IdPrefix = "StatusPS.";

    /// <summary>Returns true for an error record.</summary>
    /// <param name="input">The object.</param>
    public static bool IsError(PSObject input) => input.TypeNames.Any(
        name => name.EndsWith(ErrorType, StringComparison.Ordinal)) || input.BaseObject is ErrorRecord;

    /// <summary>
    /// Gets the record that Wait-Status reports by an error, because it failed or did not end in time; null otherwise.
    /// Its query succeeded.
    /// </summary>
    /// <param name="error">The error record.</param>
    public static StatusRecord? GetEndedRecord(PSObject error) =>
        ParseId(error).Kind is "WaitFailed" or "WaitTimeout" ? ReadTarget(error) : null;

    /// <summary>Reads a failure.</summary>
    /// <param name="error">The error record.</param>
    public static QueryFailure Read(PSObject error)
    {
        var (kind, command) = ParseId(error);
        var target = ReadTarget(error);
        var (profile, services) = GetQuery(error);
        // Get-StatusOverview has the name of the profile as the target.
        if (profile is null && command == nameof(GetStatusOverviewCommand)) profile = GetTarget(error) as string;
        if (services.Length == 0 && target is not null) services = [target.Service];
        if (services.Length == 0) services = GetServices(command);
        return new(
            profile ?? target?.Profile, services, Enum.TryParse(kind, out StatusErrorKind known) ? known : null,
            GetTime(error));
    }

    /// <summary>Gets the time of a failure; null when the error has none.</summary>
    /// <param name="error">The error record.</param>
    public static DateTime? GetTime(PSObject error) =>
        GetException(error) is { } exception
        && SnapshotReader.GetValue(exception, nameof(StatusException.OccurredAt)) is { } value
        && LanguagePrimitives.TryConvertTo(value, out DateTime time) ? time : null;

    // The ID is 'StatusPS.Timeout,StatusPS.Cmdlets.GetDtsSyncStatusCommand'.
    private static (string? Kind, string? Command) ParseId(PSObject error)
    {
        if (SnapshotReader.GetValue(error, nameof(ErrorRecord.FullyQualifiedErrorId)) is not string id) return default;
        string[] parts = id.Split(',');
        if (!parts[0].StartsWith(IdPrefix, StringComparison.Ordinal)) return default;
        return (parts[0][IdPrefix.Length..], parts.Length > 1 ? parts[^1].Split('.')[^1] : null);
    }

    private static object? GetTarget(PSObject error)
    {
        object? target = SnapshotReader.GetValue(error, nameof(ErrorRecord.TargetObject));
        return target is PSObject { BaseObject: string text } ? text : target;
    }

    private static StatusRecord? ReadTarget(PSObject error) =>
        GetTarget(error) is { } target and not string ? RecordReader.Read(PSObject.AsPSObject(target)) : null;

    private static (string? Profile, StatusService[] Services) GetQuery(PSObject error)
    {
        if (GetException(error) is not { } exception) return (null, []);
        string? services = SnapshotReader.GetValue(exception, nameof(StatusException.Services)) as string;
        return (
            SnapshotReader.GetValue(exception, nameof(StatusException.Profile)) as string,
            [.. (services ?? "").Split(',').SelectMany(ParseService)]);
    }

    private static PSObject? GetException(PSObject error)
    {
        object? exception = SnapshotReader.GetValue(error, nameof(ErrorRecord.Exception));
        if (exception is RemoteException remote) exception = remote.SerializedRemoteException;
        return exception is null ? null : PSObject.AsPSObject(exception);
    }

    private static StatusService[] ParseService(string name) =>
        Enum.TryParse(name, out StatusService service) ? [service] : [];

    private static StatusService[] GetServices(string? command) =>
    [
        .. ServiceRegistry.All
            .Where(descriptor =>
                descriptor.CommandName.Replace("-", "", StringComparison.Ordinal) + "Command" == command)
            .Select(descriptor => descriptor.Service),
    ];
}

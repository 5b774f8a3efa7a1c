using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Reads the reasons of a job's status: those that a listed record has, with no request; otherwise those of the job,
/// with one. The service log is read only for <see cref="LogRequest.All"/>.
/// </summary>
/// <param name="connection">The connection of an Aliyun profile.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class DtsLogReader(ProfileConnection connection, Action<string>? trace) : LogReader
{
    private readonly AliyunSigner _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);

    public override async IAsyncEnumerable<Listed<StatusLogEntry>> ReadAsync(
        LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var record = (DtsSyncStatus)request.Record;
        bool isComplete = HasDiagnosis(record) && (record.DtsJobId is not null || !request.All);
        if (!isComplete && (request.All || record.NeedsAttention || record.Status == DtsStatusCode.Retrying))
            record = await QueryAsync(record, cancellationToken);
        foreach (var entry in DtsLogEntries.Create(record, request.All || request.OutcomesOnly)) yield return new(entry);
        if (!request.All || request.OutcomesOnly || record.DtsJobId is null) yield break;
        var log = new DtsServiceLogReader(connection, trace);
        await foreach (var entry in log.ReadAsync(record, request, cancellationToken)) yield return new(entry);
    }

    private static bool HasDiagnosis(DtsSyncStatus record) =>
        record.ErrorMessage is not null || record.ErrorCode is not null || record.Retry is not null
            || record.PrecheckItems.Count > 0 || record.Phases.Count > 0;

    private async Task<DtsSyncStatus> QueryAsync(DtsSyncStatus known, CancellationToken cancellationToken)
    {
        string? region = known.RegionId is { Length: > 0 } own ? own : null;
        var key = new DtsKey(region, known.SynchronizationJobId);
        // The list needs a region; without one the endpoint of the profile decides.
        if (region is null)
        {
            var request = new DtsJobStatusRequest(connection, _signer, key, known.Direction, trace);
            return await connection.SendAsync(request, trace, cancellationToken);
        }
        var jobs = await new DtsInstanceJobs(connection, trace).ListAsync(key, cancellationToken);
        return Find(jobs, known) ?? throw new StatusException(StatusErrors.Missing(
            DtsStatusRequest.ServiceName, $"direction {known.Direction} of synchronization job {known.Id}",
            DtsIdAdvice.Create([key]), jobs.Count > 0 ? jobs[0].RequestId : null, connection.Redaction));
    }

    // An instance may have several jobs of one direction, such as a released one and its successor.
    private static DtsSyncStatus? Find(IReadOnlyList<DtsSyncStatus> jobs, DtsSyncStatus known)
    {
        DtsSyncStatus[] found = [.. jobs.Where(job => job.Direction == known.Direction)];
        return known.DtsJobId is { } task
            ? found.FirstOrDefault(job => job.DtsJobId == task)
            : found.LastOrDefault(job => job.Status == known.Status) ?? found.LastOrDefault();
    }
}

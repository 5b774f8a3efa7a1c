using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Polls synchronization jobs. Those of one region share requests; the two directions of a job share its key.
/// </summary>
internal sealed class DtsPollSource(ProfileConnection connection, int throttle, Action<string>? trace)
    : QueryPollSource<DtsKey, DtsSyncStatus>(new DtsQuery(connection, trace), throttle, connection.Time)
{
    private readonly Redaction _redaction = connection.Redaction;

    public override object LaneOf(StatusRecord record) => ((DtsSyncStatus)record).RegionId ?? "";

    protected override DtsKey KeyOf(StatusRecord record)
    {
        var job = (DtsSyncStatus)record;
        return new(string.IsNullOrEmpty(job.RegionId) ? null : job.RegionId, job.SynchronizationJobId);
    }

    protected override Outcome<StatusRecord> Pick(IReadOnlyList<DtsSyncStatus> records, StatusRecord asked)
    {
        var known = (DtsSyncStatus)asked;
        return records.FirstOrDefault(record => record.Direction == known.Direction) is { } found
            ? new(CopyListedProperties(found, known))
            : new(StatusErrors.Missing(DtsStatusRequest.ServiceName,
                $"direction {known.Direction} of synchronization job {asked.Id}",
                "Check the job's directions with Get-DtsSyncStatus.",
                records.Count > 0 ? records[0].RequestId : null, _redaction));
    }

    // Only the list has these, and they do not change.
    private static DtsSyncStatus CopyListedProperties(DtsSyncStatus found, DtsSyncStatus known)
    {
        found.Name = known.Name;
        found.DtsJobId = known.DtsJobId;
        found.SourceEndpoint = known.SourceEndpoint;
        found.DestinationEndpoint = known.DestinationEndpoint;
        return found;
    }
}

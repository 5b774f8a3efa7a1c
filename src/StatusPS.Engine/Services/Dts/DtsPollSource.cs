using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Polls synchronization jobs. Jobs of one region share requests, and the two directions of one job share its key. Jobs
/// of one instance and direction, such as a released job and its successor, are distinguished by their <c>DtsJobId</c>.
/// </summary>
internal sealed class DtsPollSource(ProfileConnection connection, int throttle, Action<string>? trace)
    : QueryPollSource<DtsKey, DtsSyncStatus>(new DtsQuery(connection, trace), throttle, connection.Time)
{
    private readonly Redaction _redaction = connection.Redaction;
    private readonly DtsInstanceJobs _instances = new(connection, trace);

    // The job IDs seen so far of each direction. More than one: a query by instance cannot tell them apart.
    private readonly Dictionary<(DtsKey Key, DtsDirection Direction), HashSet<string>> _jobIds = [];

    public override object GetBatchKey(StatusRecord record) => ((DtsSyncStatus)record).RegionId ?? "";

    public override IReadOnlyList<Task<Outcome<StatusRecord>>> Poll(
        IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken)
    {
        bool[] byJobId = FindSharedDirections(records);
        StatusRecord[] byInstance = [.. records.Where((_, i) => !byJobId[i])];
        var polls = new Queue<Task<Outcome<StatusRecord>>>(base.Poll(byInstance, withHosts, cancellationToken));
        var lists = new Dictionary<DtsKey, Task<IReadOnlyList<DtsSyncStatus>>>();
        return
        [
            .. records.Select((record, i) => byJobId[i]
                ? PollByJobIdAsync((DtsSyncStatus)record, lists, cancellationToken) : polls.Dequeue()),
        ];
    }

    protected override DtsKey GetKey(StatusRecord record)
    {
        var job = (DtsSyncStatus)record;
        return new(string.IsNullOrEmpty(job.RegionId) ? null : job.RegionId, job.SynchronizationJobId);
    }

    protected override Outcome<StatusRecord> Match(IReadOnlyList<DtsSyncStatus> records, StatusRecord polled)
    {
        var known = (DtsSyncStatus)polled;
        return records.FirstOrDefault(record => record.Direction == known.Direction) is { } found
            ? new(CopyListedProperties(found, known)) : NotFound(known, records);
    }

    private bool[] FindSharedDirections(IReadOnlyList<StatusRecord> records)
    {
        lock (_jobIds)
        {
            foreach (var job in records.Cast<DtsSyncStatus>())
            {
                if (job is not { DtsJobId: { } id, RegionId.Length: > 0 }) continue;
                var direction = (GetKey(job), job.Direction);
                if (!_jobIds.TryGetValue(direction, out var ids)) _jobIds[direction] = ids = [];
                ids.Add(id);
            }
            return [.. records.Cast<DtsSyncStatus>().Select(job => job.DtsJobId is not null
                && _jobIds.TryGetValue((GetKey(job), job.Direction), out var ids) && ids.Count > 1)];
        }
    }

    private async Task<Outcome<StatusRecord>> PollByJobIdAsync(
        DtsSyncStatus known, Dictionary<DtsKey, Task<IReadOnlyList<DtsSyncStatus>>> lists,
        CancellationToken cancellationToken)
    {
        var key = GetKey(known);
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = _instances.ListAsync(key, cancellationToken);
        try
        {
            var records = await list;
            var found = records.FirstOrDefault(
                record => record.DtsJobId == known.DtsJobId && record.Direction == known.Direction);
            return found is null ? NotFound(known, records) : new(found);
        }
        catch (StatusException failure)
        {
            return new(failure.Error);
        }
    }

    private Outcome<StatusRecord> NotFound(DtsSyncStatus known, IReadOnlyList<DtsSyncStatus> records) =>
        new(StatusErrors.Missing(
        DtsStatusRequest.ServiceName, $"direction {known.Direction} of synchronization job {known.Id}",
        "Check the job's directions with Get-DtsSyncStatus.", records.Count > 0
            ? records[0].RequestId
            : null, _redaction));

    // A query by instance does not return the fields of the list that do not change.
    private static DtsSyncStatus CopyListedProperties(DtsSyncStatus found, DtsSyncStatus known)
    {
        found.Name = known.Name;
        found.DtsJobId = known.DtsJobId;
        found.SourceEndpoint = known.SourceEndpoint;
        found.DestinationEndpoint = known.DestinationEndpoint;
        return found;
    }
}

using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Polls job instances, one a request. Their hosts are queried separately, because there may be tens of thousands.
/// </summary>
internal sealed class JobPollSource(ProfileConnection connection, int throttle, Action<string>? trace)
    : QueryPollSource<JobKey, JobInstanceStatus>(
        new JobQuery(connection, withHosts: false, trace), throttle, connection.Time)
{
    private readonly QueryRunner<JobKey, JobInstanceStatus> _withHosts =
        new(new JobQuery(connection, withHosts: true, trace), Math.Min(throttle, 4), connection.Time);

    public override object GetBatchKey(StatusRecord record) => GetKey(record);

    public override void Dispose()
    {
        base.Dispose();
        _withHosts.Dispose();
    }

    protected override JobKey GetKey(StatusRecord record)
    {
        var job = (JobInstanceStatus)record;
        return new(job.ScopeType, job.ScopeId, job.JobInstanceId);
    }

    protected override QueryRunner<JobKey, JobInstanceStatus> GetRunner(bool withHosts) =>
        withHosts ? _withHosts : base.GetRunner(withHosts);

    // Only the list tells who started a job, from where and from what.
    protected override Outcome<StatusRecord> Match(IReadOnlyList<JobInstanceStatus> records, StatusRecord polled)
    {
        var (record, known) = (records[0], (JobInstanceStatus)polled);
        (record.Launcher, record.LaunchMode, record.Type) = (known.Launcher, known.LaunchMode, known.Type);
        return new(record);
    }
}

using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Chaos;

/// <summary>Sync tasks as keys: the latest job of each.</summary>
internal sealed class TaskQuery(ProfileConnection connection) : StatusQuery<long, AuthingSyncJob>
{
    private readonly AuthingPager _pager = new(connection);

    public override async Task<IReadOnlyList<Outcome<AuthingSyncJob>>> QueryAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var jobs = new List<AuthingSyncJob>();
        await foreach (var job in _pager.ListAsync(keys[0], null, 0, 1, null, cancellationToken)) jobs.Add(job);
        return [new(jobs)];
    }
}

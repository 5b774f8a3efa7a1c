using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Chaos;

/// <summary>Sync tasks as keys: the latest job of each.</summary>
internal sealed class TaskQuery(ProfileConnection connection) : StatusQuery<long, AuthingSyncJob>
{
    private readonly AuthingLister _lister = new(connection);

    public override async Task<IReadOnlyList<Outcome<AuthingSyncJob>>> QueryAsync(
        IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var jobs = new List<AuthingSyncJob>();
        await foreach (var listed in _lister.ListAsync(new() { SyncTaskId = keys[0], First = 1 }, cancellationToken))
            jobs.Add(listed.Record!);
        return [new(jobs)];
    }
}

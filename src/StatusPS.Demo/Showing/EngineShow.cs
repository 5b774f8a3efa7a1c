using StatusPS.Emulator;
using StatusPS.Engine.Aliyun;
using StatusPS.Engine.Authing;
using StatusPS.Engine.BlueKing.Cmdb;
using StatusPS.Engine.BlueKing.Job;
using StatusPS.Engine.Http;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Querying;

namespace StatusPS.Demo.Showing;

/// <summary>Asks through the engine what the cmdlets ask, and checks each answer.</summary>
internal sealed class EngineShow(ProfileStore store)
{
    private readonly List<StatusRecord> _all = [];
    private int _failed;

    /// <returns>0 if every step gave what it should.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        foreach (string profile in (string[])[DemoProfiles.JobV4, DemoProfiles.JobV3, DemoProfiles.Esb])
        {
            await StepAsync($"JOB instance 100 through {profile}", Job(profile, [100], cancel),
                (records, errors) => errors.Count == 0 && records is [JobInstanceStatus { State: StatusState.Failed, HostTotal: 1, HostSucceeded: 1 }]);
        }
        foreach (string profile in (string[])[DemoProfiles.JobV4, DemoProfiles.Esb])
        {
            await StepAsync($"CMDB modules 28, 29, 30 through {profile}", Cmdb(profile, [28, 29, 30], cancel),
                (records, errors) => errors.Count == 0 && records.Select(record => record.State)
                    .SequenceEqual([StatusState.Pending, StatusState.Succeeded, StatusState.Succeeded]));
        }
        foreach (string profile in (string[])[DemoProfiles.Acs3, DemoProfiles.Rpc, DemoProfiles.Sts])
        {
            await StepAsync($"DTS jobs through {profile}", Dts(profile, ["dtsexjk1alb116****", "dtskfq1149w254****"], cancel),
                (records, errors) => errors.Count == 0 && records.OfType<DtsSyncStatus>().Select(record => record.CheckpointUnixTime)
                    .SequenceEqual([1610524452, 1610524457]));
        }
        foreach (string profile in (string[])[DemoProfiles.Token, DemoProfiles.Signature])
        {
            await StepAsync($"Authing sync task 1000 through {profile}", Authing(profile, 1000, cancel),
                (records, errors) => errors.Count == 0 && records is [AuthingSyncJob { State: StatusState.Succeeded, SyncJobId: 1 }]);
        }
        await StepAsync("Where NeedsAttention, over all of the above", Task.FromResult<Answers>(new([.. _all.Where(record => record.NeedsAttention)], [])),
            (records, _) => records.Count == 3 && records.All(record => record.State == StatusState.Failed));
        await StepAsync("A job instance that does not exist, between two that do", Job(DemoProfiles.JobV4, [101, 404404, 102], cancel),
            (records, errors) => records.Count == 2 && errors is [{ Kind: StatusErrorKind.NotFound }]);
        await StepAsync("A wrong secret", Job(DemoProfiles.WrongSecret, [100], cancel),
            (records, errors) => records.Count == 0 && errors is [{ Kind: StatusErrorKind.Authentication, RequestId: not null }]);
        Console.WriteLine(_failed == 0 ? "Every step gave what it should." : $"{_failed} steps did not give what they should.");
        return _failed == 0 ? 0 : 1;
    }

    private async Task StepAsync(string title, Task<Answers> asking, Func<IReadOnlyList<StatusRecord>, IReadOnlyList<StatusError>, bool> holds)
    {
        var (records, errors) = await asking;
        _all.AddRange(records);
        Console.WriteLine($"== {title}");
        RecordTable.Write(records);
        foreach (var error in errors) Console.WriteLine($"   ! {error.Kind}: {error.Message}\n     {error.RecommendedAction}");
        if (!holds(records, errors))
        {
            _failed++;
            Console.WriteLine("   NOT what it should be.");
        }
        Console.WriteLine();
    }

    private Task<Answers> Job(string profile, long[] ids, CancellationToken cancel)
    {
        var connection = Connect(profile);
        return AskAsync(new JobQuery(connection, withHosts: true), connection,
            ids.Select(id => new JobKey(JobScopeType.Biz, $"{EmulatorStories.Job.BizId}", id)), cancel);
    }

    private Task<Answers> Cmdb(string profile, long[] modules, CancellationToken cancel)
    {
        var connection = Connect(profile);
        return AskAsync(new CmdbQuery(connection), connection, modules.Select(module => new CmdbKey(3, 1, module)), cancel);
    }

    private Task<Answers> Dts(string profile, string[] jobs, CancellationToken cancel)
    {
        var connection = Connect(profile);
        return AskAsync(new DtsQuery(connection), connection, jobs.Select(job => new DtsKey(EmulatorAccounts.Aliyun.RegionId, job)), cancel);
    }

    private async Task<Answers> Authing(string profile, long task, CancellationToken cancel)
    {
        var records = new List<StatusRecord>();
        try
        {
            await foreach (var job in new AuthingPager(Connect(profile)).ListAsync(task, null, 0, ulong.MaxValue, null, cancel)) records.Add(job);
            return new(records, []);
        }
        catch (StatusException failure)
        {
            return new(records, [failure.Error]);
        }
    }

    private static async Task<Answers> AskAsync<TKey, TRecord>(
        StatusQuery<TKey, TRecord> query, ProfileConnection connection, IEnumerable<TKey> keys, CancellationToken cancel)
        where TKey : notnull where TRecord : StatusRecord
    {
        using var runner = new QueryRunner<TKey, TRecord>(query, 16, connection.Time);
        QueryTicket<TKey, TRecord>[] tickets = [.. keys.Select(runner.Post)];
        runner.SendFilling();
        var records = new List<StatusRecord>();
        var errors = new List<StatusError>();
        foreach (var ticket in tickets)
        {
            var outcome = await ticket.Outcome.WaitAsync(cancel);
            records.AddRange(outcome.Records);
            if (outcome.Error is { } error) errors.Add(error);
        }
        return new(records, errors);
    }

    private ProfileConnection Connect(string profile) => ConnectionPool.For(store.Find(profile)!);
}

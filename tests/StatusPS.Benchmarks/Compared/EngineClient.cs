using StatusPS.Emulator;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// (b) The engine without PowerShell, used as the cmdlet uses it: in order, within the runner's window.
/// </summary>
internal static class EngineClient
{
    public static ProfileConnection Connect(Uri address, JobApiVersion version = JobApiVersion.V4)
    {
        var profile = new BlueKingProfile("bench");
        profile.Set(nameof(StatusProfile.Endpoint), address.GetLeftPart(UriPartial.Authority), "Bench");
        profile.Set(nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode, "Bench");
        profile.Set(BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret, "Bench");
        profile.Set(nameof(BlueKingProfile.UserName), EmulatorAccounts.BlueKing.UserName, "Bench");
        profile.Set(nameof(BlueKingProfile.JobApiVersion), $"{version}", "Bench");
        return ConnectionPool.GetConnection(profile);
    }

    public static async Task QueryAsync(ProfileConnection connection, int count, int limit)
    {
        using var runner = new QueryRunner<JobKey, JobInstanceStatus>(new JobQuery(connection), limit, connection.Time);
        var tickets = new Queue<PendingQuery<JobKey, JobInstanceStatus>>();
        int got = 0;
        for (int i = 0; i < count; i++)
        {
            tickets.Enqueue(runner.Post(new(JobScopeType.Biz, "1", 1_000_000 + i)));
            while (tickets.Count >= runner.MaxPending) got += (await tickets.Dequeue().Outcome).Records.Count;
        }
        while (tickets.Count > 0) got += (await tickets.Dequeue().Outcome).Records.Count;
        if (got != count) throw new InvalidOperationException($"{got} of {count}.");
    }
}

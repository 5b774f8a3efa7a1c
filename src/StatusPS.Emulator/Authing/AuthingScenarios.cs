using Keys = StatusPS.Emulator.EmulatorScenarios.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>The tasks of <see cref="EmulatorScenarios.Authing"/>.</summary>
internal static class AuthingScenarios
{
    private static readonly string[] Statuses = ["success", "failed", "onProgress", "pending", "free"];
    private static readonly string[] Triggers = ["manually", "timed", "automatic"];
    private static readonly DateTimeOffset ExampleTime = new(2022, 7, 3, 2, 20, 30, TimeSpan.Zero);

    /// <summary>Finds the jobs of a task, newest first; null if there is no such task.</summary>
    public static IReadOnlyList<EmulatedSyncJob>? Find(long taskId, ScenarioTime time) => taskId switch
    {
        Keys.DocumentedExample => [new(1, taskId, "success", "upstream", "manually", ExampleTime, ExampleTime)],
        Keys.Many => CreateMany(time),
        Keys.Progressing => [CreateProgressing(time)],
        Keys.Failed =>
        [
            CreateSingle(taskId, "failed", time) with
            {
                Counts = EmulatedSyncCounts.Create(0.4, 12, 3, 300, 25),
                ErrorMessage = "LDAP bind failed: invalid credentials (49)",
            },
        ],
        Keys.Free => [CreateSingle(taskId, "free", time) with { Counts = EmulatedSyncCounts.Create(0, 0, 0, 0, 0) }],
        Keys.UnknownStatus =>
        [
            CreateSingle(taskId, "archived", time) with { Counts = EmulatedSyncCounts.Create(1, 1, 0, 10, 0) },
        ],
        Keys.WithoutJob or Keys.EmptyObject or Keys.EmptyNull => [],
        Keys.AlternativeShapes =>
        [
            CreateSingle(taskId, "FAILED", time) with { ErrorMessage = "invalid credentials" },
            CreateSingle(taskId, "SUCCESS", time) with { Id = unchecked(taskId * 1000) },
        ],
        >= Keys.FirstGenerated =>
        [
            CreateSingle(taskId, "success", time) with { Counts = EmulatedSyncCounts.Create(1, 4, 1, 40, 5) },
        ],
        _ => null,
    };

    private static EmulatedSyncJob CreateSingle(long taskId, string status, ScenarioTime time) => new(
        unchecked(taskId * 1000) + 1,
        taskId,
        status,
        "upstream",
        "timed",
        time.Start.AddMinutes(-10),
        time.Start.AddMinutes(-9));

    private static EmulatedSyncJob CreateProgressing(ScenarioTime time)
    {
        bool isEnded = time.Seconds >= 30;
        return new EmulatedSyncJob(
            (Keys.Progressing * 1000) + 1,
            Keys.Progressing,
            isEnded ? "success" : "onProgress",
            "downstream",
            "manually",
            time.Start,
            isEnded ? time.Start.AddSeconds(30) : time.Now)
        {
            Counts = EmulatedSyncCounts.Create(time.Seconds / 30, 12, 4, 300, 60),
        };
    }

    private static EmulatedSyncJob[] CreateMany(ScenarioTime time)
    {
        var jobs = new EmulatedSyncJob[Keys.ManyCount];
        for (int i = 0; i < jobs.Length; i++)
        {
            string status = Statuses[i % Statuses.Length];
            var created = time.Start.AddHours(-i - 1);
            double share = status switch
            {
                "success" => 1,
                "failed" or "onProgress" => 0.5,
                _ => 0,
            };
            jobs[i] = new EmulatedSyncJob(
                (Keys.Many * 1000) + Keys.ManyCount - i,
                Keys.Many,
                status,
                i % 2 == 0 ? "upstream" : "downstream",
                Triggers[i / Statuses.Length % Triggers.Length],
                created,
                created.AddMinutes(5))
            {
                Counts = EmulatedSyncCounts.Create(share, 6, 2, 100 + i, 10),
                ErrorMessage = status == "failed" ? "The upstream did not answer in time" : null,
            };
        }

        return jobs;
    }
}

using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>The tasks of <see cref="EmulatorStories.Authing"/>.</summary>
internal static class AuthingStories
{
    private static readonly string[] Statuses = ["success", "failed", "onProgress", "pending", "free"];
    private static readonly string[] Triggers = ["manually", "timed", "automatic"];
    private static readonly DateTimeOffset ExampleTime = new(2022, 7, 3, 2, 20, 30, TimeSpan.Zero);

    /// <summary>Jobs of a task, newest first; <see langword="null"/> when there is no such task.</summary>
    public static IReadOnlyList<SyncJob>? Find(long taskId, StoryTime time) => taskId switch
    {
        Keys.DocumentedExample => [new SyncJob(1, taskId, "success", "upstream", "manually", ExampleTime, ExampleTime)],
        Keys.Many => Many(time),
        Keys.Progresses => [Progressing(time)],
        Keys.Failed => [Single(taskId, "failed", time) with
        {
            Counts = SyncCounts.At(0.4, 12, 3, 300, 25),
            ErrorMessage = "LDAP bind failed: invalid credentials (49)",
        }],
        Keys.Free => [Single(taskId, "free", time) with { Counts = SyncCounts.At(0, 0, 0, 0, 0) }],
        Keys.UnknownStatus => [Single(taskId, "archived", time) with { Counts = SyncCounts.At(1, 1, 0, 10, 0) }],
        Keys.WithoutJob or Keys.EmptyObject or Keys.EmptyNull => [],
        Keys.OddShapes =>
        [
            Single(taskId, "FAILED", time) with { ErrorMessage = "invalid credentials" },
            Single(taskId, "SUCCESS", time) with { Id = unchecked(taskId * 1000) },
        ],
        >= Keys.FirstGenerated => [Single(taskId, "success", time) with { Counts = SyncCounts.At(1, 4, 1, 40, 5) }],
        _ => null,
    };

    private static SyncJob Single(long taskId, string status, StoryTime time)
        => new(unchecked(taskId * 1000) + 1, taskId, status, "upstream", "timed", time.Start.AddMinutes(-10), time.Start.AddMinutes(-9));

    private static SyncJob Progressing(StoryTime time)
    {
        bool done = time.Seconds >= 30;
        return new SyncJob((Keys.Progresses * 1000) + 1, Keys.Progresses, done ? "success" : "onProgress", "downstream", "manually", time.Start, done ? time.Start.AddSeconds(30) : time.Now)
        {
            Counts = SyncCounts.At(time.Seconds / 30, 12, 4, 300, 60),
        };
    }

    private static SyncJob[] Many(StoryTime time)
    {
        SyncJob[] jobs = new SyncJob[Keys.ManyCount];
        for (int i = 0; i < jobs.Length; i++)
        {
            string status = Statuses[i % Statuses.Length];
            DateTimeOffset created = time.Start.AddHours(-i - 1);
            double share = status switch
            {
                "success" => 1,
                "failed" or "onProgress" => 0.5,
                _ => 0,
            };
            jobs[i] = new SyncJob(
                (Keys.Many * 1000) + Keys.ManyCount - i,
                Keys.Many,
                status,
                i % 2 == 0 ? "upstream" : "downstream",
                Triggers[i / Statuses.Length % Triggers.Length],
                created,
                created.AddMinutes(5))
            {
                Counts = SyncCounts.At(share, 6, 2, 100 + i, 10),
                ErrorMessage = status == "failed" ? "The upstream did not answer in time" : null,
            };
        }

        return jobs;
    }
}

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>Creates records of all services with texts and values that break a careless writer. Repeatable.</summary>
internal static class MutatedRecords
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "\"", "\\", "\\\"", "\n", "\r\n", "\t", "\0", "\u001b[31m", "a\\nb", "\ud800", "\udfff",
        "\ud83d\ude00", "\u202e\u2066", "\u2028", "\ufeff", "\u00e9", "e\u0301", "\uff02", "\u6570\u636e\u540c\u6b65",
        "{", "}", ",", "=", "#", "# EOF", "\n# EOF\n",
        "\"} 1\nstatusps_up{profile=\"x", "job", "instance", "le", "__name__", "NaN", "+Inf",
        new('x', 300), new('\\', 300), new('"', 250),
    ];

    private static readonly double[] Numbers =
        [0, 1, -1, 0.1, 99.9, 100, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];

    private static readonly DateTime[] Times =
    [
        default, DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, new(2026, 3, 1, 8, 0, 0, DateTimeKind.Local),
        new(1, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(2026, 10, 25, 2, 30, 0, DateTimeKind.Unspecified),
    ];

    private static readonly TimeSpan[] Spans =
        [TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(-3)];

    /// <summary>Creates records.</summary>
    /// <param name="count">The number of records.</param>
    /// <param name="seed">The seed of the choices.</param>
    public static IEnumerable<StatusRecord> Create(int count, int seed = 1)
    {
        var random = new Random(seed);
        for (int number = 0; number < count; number++) yield return Create(random, number);
    }

    private static StatusRecord Create(Random random, int number)
    {
        StatusRecord record = (number % 4) switch
        {
            0 => new DtsSyncStatus
            {
                SynchronizationJobId = Text(),
                RegionId = Text(),
                Direction = (DtsDirection)random.Next(5),
                Lag = Span(),
                Delay = Span(),
                Checkpoint = Time(),
            },
            1 => new JobInstanceStatus
            {
                JobInstanceId = random.NextInt64(),
                ScopeType = Text(),
                ScopeId = Text(),
                EndedAt = Time(),
            },
            2 => new AuthingSyncJob
            {
                SyncTaskId = random.NextInt64(-5, 500),
                SyncJobId = random.NextInt64(),
                CreatedAt = Time(),
                PercentComplete = random.Next(3) == 0 ? null : Numbers[random.Next(Numbers.Length)],
            },
            _ => new CmdbSyncStatus
            {
                BizId = random.NextInt64(-2, 3),
                ServiceTemplateId = random.NextInt64(),
                ModuleId = number,
            },
        };
        record.Profile = random.Next(10) == 0 ? Text() : "profile" + random.Next(3);
        record.Id = Text();
        record.Name = random.Next(4) == 0 ? null : Text();
        record.State = (StatusState)random.Next(-3, 12);
        record.StartedAt = Time();
        record.UpdatedAt = Time();
        record.RetrievedAt = Time() ?? default;
        return record;

        string Text() => string.Concat(
            Enumerable.Range(0, random.Next(1, 4)).Select(_ => Texts[random.Next(Texts.Length)]));

        DateTime? Time() => random.Next(4) == 0 ? null : Times[random.Next(Times.Length)];

        TimeSpan? Span() => random.Next(4) == 0 ? null : Spans[random.Next(Spans.Length)];
    }
}

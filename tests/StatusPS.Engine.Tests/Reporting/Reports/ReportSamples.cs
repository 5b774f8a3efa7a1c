using System.Globalization;
using System.Text;
using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Engine.Tests.Reporting.Reports;

/// <summary>Records and reports for the tests of the writers.</summary>
internal static class ReportSamples
{
    public static readonly DateTimeOffset CreatedAt = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The time of a failure.</summary>
    public static readonly DateTime FailedAt = new(2026, 2, 28, 23, 30, 0, DateTimeKind.Utc);

    private static readonly DateTime Start = new(2026, 3, 1, 7, 0, 0, DateTimeKind.Local);

    /// <summary>Texts that are markup, or break a line, a string or an encoding, somewhere.</summary>
    public static string[] HostileTexts { get; } =
    [
        "</script><script>alert(1)</script>", "]]>", "-->", "<!-- x", "\" onload=\"x", "' onload='x",
        "&lt;b&gt; &amp;amp;",
        "a\u2028b\u2029c", "\u202Eevil\u2066x", "nul\0bell\u0007esc\u001b[31m", "\uD800 lone", "\uDC00",
        "\uFFFE\uFFFF\uFEFF",
        "| a | b |\r\n| - | - |", "[x](javascript:alert(1))",
        "`code` **bold** <br> ![i](http://x/i.png) www.example.com @user #1",
        "{0} {{1}} %s $x", "\\u003cscript", "中文，失败 \U0001F600", "", "   ", new string('x', 5000),
    ];

    /// <summary>Builds a report of records and failures.</summary>
    public static StatusReport Build(IEnumerable<StatusRecord> records, params IEnumerable<ReportFailure> failures)
    {
        var builder = new ReportBuilder();
        foreach (var record in records) builder.Add(record);
        foreach (var failure in failures) builder.Add(failure);
        return builder.Build(null, CreatedAt);
    }

    /// <summary>Writes a report and returns its text.</summary>
    public static string Write(StatusReport report, StatusReportFormat format, long existingBytes = 0)
    {
        using var stream = new MemoryStream();
        ReportFile.Write(report, format, stream, existingBytes);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    /// <summary>Creates a job instance with two steps; the second failed on one of two hosts.</summary>
    public static JobInstanceStatus CreateJob(long id, string? text = null, StatusState state = StatusState.Failed) =>
        new()
        {
            Profile = text ?? "prod",
            Id = id.ToString(CultureInfo.InvariantCulture),
            JobInstanceId = id,
            ScopeType = "biz",
            ScopeId = "2",
            Name = text ?? "Rotate certificates",
            State = state,
            Status = JobRunStatusCode.Failed,
            RawStatus = "4",
            Message = text,
            Launcher = text,
            StartedAt = Start,
            EndedAt = Start.AddSeconds(20),
            Duration = TimeSpan.FromSeconds(20),
            RetrievedAt = Start.AddMinutes(1),
            StepNumber = 2,
            CurrentStep = text ?? "Reload",
            HostTotal = 2,
            HostSucceeded = 1,
            HostFailed = 1,
            Steps =
        [
            new()
            {
                StepInstanceId = 1, Name = "Copy", State = StatusState.Succeeded,
                StartedAt = Start, EndedAt = Start.AddSeconds(5), Duration = TimeSpan.FromSeconds(5),
            },
            new()
            {
                StepInstanceId = 2, Name = text
                    ?? "Reload", State = StatusState.Failed, HostTotal = 2, HostSucceeded = 1, HostFailed = 1,
                StartedAt = Start.AddSeconds(5), EndedAt = Start.AddSeconds(20), Duration = TimeSpan.FromSeconds(15),
                Hosts =
                [
                    new() { Ip = "10.0.0.1", State = StatusState.Succeeded, Status = JobHostStatusCode.Succeeded },
                    new() { Ip = "10.0.0.2", State = StatusState.Failed, Status = JobHostStatusCode.ScriptNonZeroExit,
                    ExitCode = 3, Tag = text },
                ],
            },
        ],
        };

    /// <summary>Creates one direction of a synchronization job.</summary>
    public static DtsSyncStatus CreateDirection(DtsDirection direction, StatusState state) => new()
    {
        Profile = "cloud",
        Id = "dts1",
        SynchronizationJobId = "dts1",
        Name = "orders",
        RegionId = "cn-hangzhou",
        Direction = direction,
        State = state,
        RawStatus = "synchronizing",
        Lag = TimeSpan.FromSeconds(90),
        Checkpoint = Start,
    };

    /// <summary>Creates a sync job that is running.</summary>
    public static AuthingSyncJob CreateSyncJob() => new()
    {
        Profile = "pool",
        Id = "7",
        SyncJobId = 7,
        SyncTaskId = 3,
        SyncTaskName = "LDAP",
        State = StatusState.Running,
        PercentComplete = 40,
        AccountTotal = 10,
        AccountSucceeded = 4,
        RawStatus = "onProgress",
    };
}

using System.Globalization;
using System.Text;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// Creates the output of a script on one host. It only depends on the host's result and the time, and is never stored.
/// While the script runs the output grows: each text is the beginning of every later one.
/// </summary>
internal static class JobScriptOutput
{
    private const int MaxProgressLines = 5_000;
    private const int PidModulus = 30_000;

    private static readonly TimeSpan ServerOffset = TimeSpan.FromHours(8);
    private static readonly string[] Terminated = ["收到信号 SIGTERM，正在退出", "Terminated"];

    /// <summary>Creates the output.</summary>
    /// <param name="step">The step.</param>
    /// <param name="target">The host or container.</param>
    /// <param name="options">The options, for the length of a large output.</param>
    /// <param name="now">The time in Unix milliseconds.</param>
    /// <returns>The output; null if the script printed nothing.</returns>
    public static string? Create(EmulatedJobStep step, EmulatedJobTarget target, EmulatorOptions options, long now)
    {
        if (target.StartTime is not long start || now < start || IsSilent(target))
            return null;

        var script = JobScripts.Get(step.Name);
        StringBuilder text = new();
        AppendLogged(text, target, start, "job_start");
        foreach (string line in script.Opening)
            Append(text, target, line);

        AppendProgress(text, script, target, start, now);
        JobOutputEdgeCases.Append(text, step, target, options);
        if (target.EndTime is long end && now >= end)
            AppendEnd(text, script, target, end);

        return text.ToString();
    }

    /// <summary>Checks whether the script prints nothing, which is so on two of fifty hosts.</summary>
    public static bool IsSilent(EmulatedJobTarget target)
        => target.Container is null && target.HostId % 50 is 9 or 19;

    /// <summary>Formats a time in the time zone of the hosts.</summary>
    public static string FormatTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        .ToOffset(ServerOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void AppendProgress(
        StringBuilder text, JobScript script, EmulatedJobTarget target, long start, long now)
    {
        long pace = (long)script.Pace.TotalMilliseconds, until = Math.Min(now, (target.EndTime ?? long.MaxValue) - 1);
        for (int number = 1; number <= MaxProgressLines && start + (number * pace) <= until; number++)
        {
            string line = script.Progress.Replace(
                "{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            AppendLogged(text, target, start + (number * pace), line);
        }
    }

    private static void AppendEnd(StringBuilder text, JobScript script, EmulatedJobTarget target, long end)
    {
        if (target.Status is Status.HostSucceeded or Status.HostLastSucceeded)
        {
            foreach (string line in script.Closing[..^1])
                Append(text, target, line);
            AppendLogged(text, target, end, "job_success:[" + script.Closing[^1] + "]");
            return;
        }

        if (target.Status == Status.HostTerminated)
        {
            foreach (string line in Terminated)
                Append(text, target, line);
            return;
        }

        var failure = script.GetFailure(target.Tag, (int)((target.HostId - 1001) & int.MaxValue));
        foreach (string line in failure.Lines)
            Append(text, target, line);

        string exitCode = (target.ExitCode ?? 1).ToString(CultureInfo.InvariantCulture);
        string summary = failure.Summary.Replace("{exit}", exitCode, StringComparison.Ordinal);
        AppendLogged(text, target, end, "job_fail:[" + summary + "]");
    }

    // As the functions of JOB's script template print: time, process ID and text.
    private static void AppendLogged(StringBuilder text, EmulatedJobTarget target, long time, string line)
    {
        long pid = 1_000 + (target.HostId * 7919 % PidModulus);
        text.Append(CultureInfo.InvariantCulture, $"[{FormatTime(time)}][PID:{pid}] ");
        Append(text, target, line);
    }

    private static void Append(StringBuilder text, EmulatedJobTarget target, string line)
        => text.Append(line.Replace("{ip}", target.Ip, StringComparison.Ordinal)).Append('\n');
}

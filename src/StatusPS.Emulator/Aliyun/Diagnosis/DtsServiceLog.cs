using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>
/// The service log of a task, oldest first. It is never stored: each entry follows from its position. The log of a
/// running task grows with the time.
/// </summary>
internal static class DtsServiceLog
{
    private const long Interval = 30_000;
    private const long Hour = 3_600_000;
    private const int LoadEntries = 40;
    private const long FailedBefore = 600_000;

    /// <summary>Finds a direction by its task ID; null if there is none.</summary>
    public static (EmulatedDtsJob Job, EmulatedDtsDirection Direction)? Find(string taskId, ScenarioTime time)
    {
        if (DtsScenarios.Find("dts" + taskId, time) is { } job)
            return (job, job.Directions[0]);

        return taskId.EndsWith('r')
            && DtsScenarios.Find("dts" + taskId[..^1], time) is { Directions: [_, var reverse] } twoWay
            ? (twoWay, reverse)
            : null;
    }

    /// <summary>Gets the entries of a subtask.</summary>
    public static IEnumerable<EmulatedDtsLogEntry> Read(
        EmulatedDtsJob job, EmulatedDtsDirection direction, string subJobType, ScenarioTime time)
    {
        var diagnosis = DtsDiagnoses.Get(job, direction, time);
        return subJobType switch
        {
            DtsServiceLogArguments.DataLoad when diagnosis.Data.Status != "NotStarted" => ReadLoad(diagnosis, time),
            DtsServiceLogArguments.SyncWriter when diagnosis.Synchronization.Status != "NotStarted"
                => ReadSynchronization(job, direction, diagnosis, time),
            _ => [],
        };
    }

    /// <summary>Formats the time of an entry.</summary>
    public static string FormatTime(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time)
        .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    private static IEnumerable<EmulatedDtsLogEntry> ReadLoad(EmulatedDtsDiagnosis diagnosis, ScenarioTime time)
    {
        long start = time.StartMilliseconds - (24 * Hour);
        int finished = LoadEntries * diagnosis.Data.Percent / 100;
        for (int i = 0; i < finished; i++)
        {
            string text = string.Create(
                CultureInfo.InvariantCulture, $"Load table shop.t_{i:00}: rows = {(i + 1) * 50_000}; state = FINISHED");
            yield return new(start + (i * Interval), "NORMAL", text);
        }

        if (diagnosis.Data.Status == "Failed")
        {
            long failed = start + (finished * Interval);
            yield return new(failed, "WARN", "磁盘使用率 99%，写入变慢");
            yield return new(failed + Interval, "ERROR", diagnosis.Failure!.Text);
        }
    }

    private static IEnumerable<EmulatedDtsLogEntry> ReadSynchronization(
        EmulatedDtsJob job, EmulatedDtsDirection direction, EmulatedDtsDiagnosis diagnosis, ScenarioTime time)
    {
        bool isRunning = diagnosis.Failure is null && diagnosis.Synchronization.ErrorMessage is null;
        long start = time.StartMilliseconds - ((job.Id == Keys.GrowingLag ? 20 : 1) * Hour);
        long end = isRunning ? time.NowMilliseconds : time.StartMilliseconds - FailedBefore;
        for (long number = 0; start + (number * Interval) <= end; number++)
        {
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"Statistics: generator = {369_000 + number}; collector = {470_000 + number}; "
                    + $"replicator = {number}; state = RUNNING; exceptions = {{connects = 0, replicates = 0}}");
            yield return new(start + (number * Interval), "NORMAL", text);
        }

        if (diagnosis.Failure is { } failure)
        {
            for (int attempt = 1; attempt <= 3; attempt++)
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"第 {attempt} 次重试：{failure.Message}");
                yield return new(end + (attempt * 1000), "WARN", text);
            }

            if (direction.Status != "retrying")
                yield return new(end + 4_000, "ERROR", failure.Text);
        }
        else if (diagnosis.Synchronization.ErrorMessage is { } reason)
            yield return new(end + 1_000, "WARN", reason);
    }
}

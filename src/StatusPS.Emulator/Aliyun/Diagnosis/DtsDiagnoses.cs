using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>Creates what each job tells about its state, in agreement with its status.</summary>
internal static class DtsDiagnoses
{
    private const long MaxRetryTime = 43_200;
    private const long RetryTimeAtStart = 600;
    private const long RetryInterval = 30;

    private static readonly EmulatedDtsCheckItem[] PassedItems =
    [
        new("CHECK_CONN_SRC", "源库连接性检查"),
        new("CHECK_CONN_DEST", "目标库连接性检查"),
        new("CHECK_SAME_USER", "同名库表检查"),
    ];

    private static readonly EmulatedDtsCheckItem[] FailedItems =
    [
        .. PassedItems[..2],
        new(
            "CHECK_SRC_REDO_LOG",
            "源库归档日志权限检查",
            "账号 DTS_READER 没有 V_$LOGMNR_CONTENTS 的查询权限",
            "以 SYSDBA 身份执行 GRANT SELECT ON V_$LOGMNR_CONTENTS TO DTS_READER; 然后重新预检查。"),
        new(
            "CHECK_SUPPLEMENTAL_LOG",
            "源库补充日志检查",
            "Supplemental log data (primary key, unique index) is not enabled",
            "ALTER DATABASE ADD SUPPLEMENTAL LOG DATA (PRIMARY KEY, UNIQUE INDEX) COLUMNS;"),
    ];

    /// <summary>Gets the diagnosis of one direction.</summary>
    public static EmulatedDtsDiagnosis Get(EmulatedDtsJob job, EmulatedDtsDirection direction, ScenarioTime time)
    {
        EmulatedDtsDiagnosis passed = new()
        {
            CheckItems = PassedItems,
            Failure = DtsFailures.Find(job, direction),
        };
        var notStarted = passed with
        {
            CheckItems = [],
            Precheck = EmulatedDtsPhase.NotStarted,
            Structure = EmulatedDtsPhase.NotStarted,
            Data = EmulatedDtsPhase.NotStarted,
            Synchronization = EmulatedDtsPhase.NotStarted,
        };
        return direction.Status switch
        {
            "notstarted" or "notconfigured" => notStarted,
            "prechecking" => notStarted with
            {
                Precheck = new("Checking", GetPercent(job, time, from: 0, to: 7)),
                CheckItems = PassedItems[..1],
            },
            "precheckfailed" => notStarted with { Precheck = new("Failed", 100), CheckItems = FailedItems },
            "precheckpass" => notStarted with { Precheck = EmulatedDtsPhase.Finished, CheckItems = PassedItems },
            "initializing" or "initializating"
                => CreateInitializing(passed, "Migrating", GetPercent(job, time, from: 7, to: 20)),
            "initializefailed" => CreateInitializing(passed, "Failed", 63),
            "failed" or "modifyfailed" => passed with
            {
                Synchronization = new("Failed", 100) { ErrorMessage = passed.Failure!.Text },
            },
            "suspending" => passed with
            {
                Synchronization = new("Suspending", 100)
                {
                    ErrorMessage = "任务已由 RAM 用户 dba-wang 暂停；暂停超过 7 天将无法恢复",
                },
            },
            "locked" => passed with
            {
                Synchronization = new("Suspending", 100) { ErrorMessage = "实例因欠费被锁定，续费后自动恢复" },
            },
            "retrying" => passed with { Retry = CreateRetry(time) },
            _ => passed,
        };
    }

    private static EmulatedDtsDiagnosis CreateInitializing(EmulatedDtsDiagnosis passed, string status, int percent)
        => passed with
        {
            Structure = EmulatedDtsPhase.Finished with { Progress = "36" },
            Data = new(status, percent)
            {
                Progress = (percent * 20_000).ToString(CultureInfo.InvariantCulture),
                ErrorMessage = passed.Failure?.Text,
            },
            Synchronization = EmulatedDtsPhase.NotStarted,
        };

    // The retries continue while the scenarios run.
    private static EmulatedDtsRetry CreateRetry(ScenarioTime time)
    {
        long seconds = Math.Min(MaxRetryTime, RetryTimeAtStart + (long)Math.Max(0, time.Seconds));
        return new EmulatedDtsRetry(seconds / RetryInterval, seconds, MaxRetryTime, "destDB", "写入模块");
    }

    // Only one job makes progress; the others stand at 40%.
    private static int GetPercent(EmulatedDtsJob job, ScenarioTime time, double from, double to)
        => job.Id == Keys.Progressing
            ? (int)Math.Clamp((time.Seconds - from) / (to - from) * 100, 0, 99)
            : 40;
}

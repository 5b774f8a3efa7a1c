using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>
/// The logs of a job: one entry for each department and account, in agreement with the job's counts. While the job runs
/// only the finished objects have an entry.
/// </summary>
internal static class SyncJobLogs
{
    private const int IndividualFailures = 6;

    private static readonly string[] FamilyNames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    private static readonly string[] GivenNames = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "杰"];
    private static readonly string[] Departments = ["研发中心", "市场部", "财务部", "客户成功部", "华北区", "华东区"];

    /// <summary>Finds a job by its ID; null if there is none.</summary>
    public static EmulatedSyncJob? FindJob(long jobId, ScenarioTime time)
    {
        long[] tasks = jobId == 1 ? [Keys.DocumentedExample] : [jobId / 1000, (jobId - 1) / 1000];
        return tasks.Distinct()
            .Select(task => AuthingScenarios.Find(task, time)?.FirstOrDefault(job => job.Id == jobId))
            .FirstOrDefault(static job => job is not null);
    }

    /// <summary>Gets the entries of a job, oldest first.</summary>
    public static IEnumerable<EmulatedSyncLog> Read(EmulatedSyncJob job)
    {
        // A job without counts has two accounts.
        var counts = job.Counts
            ?? EmulatedSyncCounts.Create(job.ErrorMessage is null ? 1 : 0.5, 0, 0, 2, 0);
        int number = 0;
        (string Type, string Action, EmulatedSyncCount Count)[] kinds =
        [
            (EmulatedSyncLog.Department, "CreateDepartment", counts.Departments),
            (EmulatedSyncLog.Department, "UpdateDepartment", counts.DepartmentUpdates),
            (EmulatedSyncLog.User, "CreateUser", counts.Accounts),
            (EmulatedSyncLog.User, "UpdateUser", counts.AccountUpdates),
        ];
        foreach ((string type, string action, var count) in kinds)
        {
            int finished = job.ErrorMessage is null ? count.Succeeded : count.All;
            for (int i = 0; i < finished; i++)
            {
                string? error = i < count.Succeeded ? null : GetReason(job, type, i, i - count.Succeeded);
                number++;
                yield return new EmulatedSyncLog(
                    number, type, action, GetName(type, i), error, job.CreatedAt.AddMilliseconds(number * 100));
            }
        }
    }

    // The first failures have reasons of their own; then the whole job failed.
    private static string GetReason(EmulatedSyncJob job, string type, int index, int failure)
    {
        string number = index.ToString(CultureInfo.InvariantCulture);
        if (failure >= IndividualFailures)
            return job.ErrorMessage!;
        if (type == EmulatedSyncLog.Department)
            return "上级部门不存在：od-" + number;

        return (failure % 3) switch
        {
            0 => $"邮箱 user{number}@example.com 已被其他用户占用",
            1 => "手机号格式不正确：1380013",
            _ => "缺少必填字段 displayName",
        };
    }

    private static string GetName(string type, int index) => type == EmulatedSyncLog.Department
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Departments[index % Departments.Length]}{(index / Departments.Length) + 1}")
        : FamilyNames[index % FamilyNames.Length] + GivenNames[index % GivenNames.Length];
}

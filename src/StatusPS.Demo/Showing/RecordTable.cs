using System.Globalization;

namespace StatusPS.Demo.Showing;

/// <summary>Prints records as the module's own tables do.</summary>
internal static class RecordTable
{
    public static void Write(IReadOnlyList<StatusRecord> records)
    {
        foreach (var group in records.GroupBy(record => record.GetType()))
        {
            string[][] rows = [Head(group.First()), .. group.Select(Row)];
            int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
            foreach (string[] row in rows)
                Console.WriteLine("   " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string[] Head(StatusRecord record) => record switch
    {
        CmdbSyncStatus => ["State", "Module", "Template", "Biz", "Status", "Updated"],
        JobInstanceStatus => ["State", "JobInstance", "Step", "Hosts", "Elapsed", "Name"],
        DtsSyncStatus => ["State", "SynchronizationJob", "Direction", "Checkpoint", "Status"],
        _ => ["State", "SyncTask", "SyncJob", "Trigger", "Flow", "Updated"],
    };

    private static string[] Row(StatusRecord record) => record switch
    {
        CmdbSyncStatus cmdb => [$"{cmdb.State}", $"{cmdb.ModuleId}", $"{cmdb.ServiceTemplateId}", $"{cmdb.BizId}", cmdb.RawStatus, Time(cmdb.LastUpdatedAt)],
        JobInstanceStatus job =>
        [
            $"{job.State}", $"{job.JobInstanceId}", $"{job.StepNumber}/{job.Steps.Count}", $"{job.HostSucceeded}/{job.HostTotal}",
            job.Duration?.ToString("g", CultureInfo.InvariantCulture) ?? "", job.Name ?? "",
        ],
        DtsSyncStatus dts => [$"{dts.State}", dts.SynchronizationJobId, $"{dts.Direction}", $"{dts.CheckpointUnixTime}", dts.RawStatus],
        AuthingSyncJob authing => [$"{authing.State}", $"{authing.SyncTaskId}", $"{authing.SyncJobId}", $"{authing.Trigger}", $"{authing.Flow}", Time(authing.UpdatedAt)],
        _ => [$"{record.State}", record.Id, "", "", "", ""],
    };

    private static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}

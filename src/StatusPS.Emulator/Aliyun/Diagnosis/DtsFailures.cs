using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The errors of the failed jobs. The texts are fictitious.</summary>
internal static class DtsFailures
{
    private static readonly EmulatedDtsFailure ConnectSource = new(
        "DTS-070211",
        "Connect Source DB failed.",
        "Connection",
        "检查源库的白名单、账号与网络；放行 DTS 服务器的地址段后重启任务。",
        "462101");

    private static readonly EmulatedDtsFailure RedoLog = new(
        "DTS-1020042",
        "the account may not read the redo log.",
        "Privilege",
        "为源库账号授予读取归档日志的权限，然后重新预检查。",
        "462110");

    private static readonly EmulatedDtsFailure RefusedDestination = new(
        "DTS-RETRY-ERR-0046",
        "the destination refuses connections.",
        "Connection",
        "检查目标实例是否在运行、连接数是否已满；恢复后任务自动继续。",
        "462133");

    private static readonly EmulatedDtsFailure DuplicateKey = new(
        "DTS-30020",
        "目标表 accounts 主键冲突：Duplicate entry '10086' for key 'accounts.PRIMARY'",
        "Conflict",
        "删除目标表中的冲突数据，或将冲突处理策略改为覆盖后重启任务。",
        "462140");

    private static readonly EmulatedDtsFailure BinlogPurged = new(
        "DTS-52151",
        "源库的 binlog 已被清理，位点 mysql-bin.001287:4 不存在",
        "Binlog",
        "延长源库 binlog 的保留时间，然后重新配置任务。",
        "462151");

    private static readonly EmulatedDtsFailure TableMissing = new(
        "DTS-10046",
        "Table 'shop.order_items' doesn't exist in the destination",
        "Structure",
        "在目标库创建缺失的表，或重新执行结构初始化。",
        "462146");

    private static readonly EmulatedDtsFailure DiskFull = new(
        "DTS-61003",
        "全量初始化失败：目标实例磁盘空间不足（已用 100%）",
        "Resource",
        "扩容目标实例的磁盘，然后重启任务。",
        "462103");

    private static readonly EmulatedDtsFailure ObjectsInvalid = new(
        "DTS-71204",
        "修改同步对象失败：表 loyalty.points 没有主键",
        "Configuration",
        "为该表增加主键，或从同步对象中移除。",
        "462120");

    private static readonly EmulatedDtsFailure[] Generated = [ConnectSource, BinlogPurged, TableMissing];

    /// <summary>Finds the error of a direction by its status; null if it has none.</summary>
    public static EmulatedDtsFailure? Find(EmulatedDtsJob job, EmulatedDtsDirection direction)
        => direction.Status switch
        {
            "precheckfailed" => RedoLog,
            "initializefailed" => DiskFull,
            "modifyfailed" => ObjectsInvalid,
            "retrying" => RefusedDestination,
            "failed" when direction.Direction == EmulatedDtsDirection.Reverse => DuplicateKey,
            "failed" when job.Id == Keys.FailedInThirdRegion => ConnectSource,
            "failed" when job.Id.StartsWith(Keys.StatusPrefix, StringComparison.Ordinal) => BinlogPurged,
            "failed" => Generated[job.Id[^2] % Generated.Length],
            _ => null,
        };
}

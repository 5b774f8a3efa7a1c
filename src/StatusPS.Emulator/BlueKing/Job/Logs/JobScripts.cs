using System.Collections.Frozen;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The scripts of the scenarios, by the name of their step. The texts are fictitious.</summary>
internal static class JobScripts
{
    private static readonly JobScript Other = new()
    {
        Opening = ["开始执行，主机 {ip}"],
        Failures =
        [
            new(
                string.Empty,
                ["curl: (7) Failed to connect to 10.0.0.80 port 8080: Connection refused"],
                "健康检查失败，返回码 {exit}"),
            new(
                string.Empty,
                ["Error: cannot allocate memory (errno 12)"],
                "内存不足，脚本中止，返回码 {exit}"),
        ],
    };

    private static readonly FrozenDictionary<string, JobScript> ByName = new Dictionary<string, JobScript>
    {
        ["Stop service"] = new()
        {
            Opening = ["systemctl stop web.service"],
            Progress = "等待连接排空，剩余检查 {n}",
            Closing = ["web.service 已停止", "执行完成，返回码 0"],
        },
        ["Start service"] = new()
        {
            Opening = ["systemctl start web.service"],
            Progress = "等待 {ip}:8080 就绪，第 {n} 次探测",
            Closing = ["web.service 运行中，健康检查通过", "执行完成，返回码 0"],
        },
        ["Reload service"] = new()
        {
            Opening = ["校验证书 /etc/nginx/certs/site.pem"],
            Progress = "等待旧 worker 退出，第 {n} 次检查",
            Closing = ["nginx: configuration file /etc/nginx/nginx.conf test is successful", "执行完成，返回码 0"],
            Failures =
            [
                new(
                    "cert_mismatch",
                    [
                        "nginx: [emerg] SSL_CTX_use_PrivateKey(\"/etc/nginx/certs/site.key\") failed "
                            + "(SSL: error:0B080074:x509 certificate routines:key values mismatch)",
                        "nginx: configuration file /etc/nginx/nginx.conf test failed",
                    ],
                    "证书与私钥不匹配，未重新加载，返回码 {exit}"),
                new(
                    "disk_full",
                    [
                        "cp: error writing '/etc/nginx/certs/site.pem': No space left on device",
                        "/dev/vda1        40G   40G     0  100% /",
                    ],
                    "磁盘空间不足，证书未写入，返回码 {exit}"),
            ],
        },
        ["Remove old files"] = new()
        {
            Opening = ["清理 /data/cache 中 7 天前的文件"],
            Progress = "已删除 {n}00 个文件",
            Failures =
            [
                new(
                    string.Empty,
                    ["rm: cannot remove '/data/cache/mnt': Device or resource busy"],
                    "有 1 个目录仍被挂载，未能删除，返回码 {exit}"),
            ],
        },
        ["Rebuild"] = new()
        {
            Opening = ["开始重建索引 orders-2026"],
            Progress = "已重建 {n} 个分片",
        },
        ["Restart in two batches"] = new()
        {
            Opening = ["滚动重启 {ip}"],
            Progress = "等待实例重新注册，第 {n} 次检查",
        },
        ["Deploy web service"] = new()
        {
            Opening = ["部署 web 2.8.1 到 {ip}", "docker pull registry.demo.invalid/web:2.8.1"],
            Progress = "拉取镜像层 {n}/12",
            Pace = TimeSpan.FromSeconds(5),
            Failures =
            [
                new(
                    string.Empty,
                    [
                        "Error response from daemon: manifest for registry.demo.invalid/web:2.8.1 not found: "
                            + "manifest unknown",
                    ],
                    "镜像不存在，请检查版本号，返回码 {exit}"),
                new(
                    string.Empty,
                    ["Error response from daemon: https://registry.demo.invalid/v2/: x509: certificate has expired"],
                    "镜像仓库证书已过期，返回码 {exit}"),
            ],
        },
        ["Deploy payment gateway"] = new()
        {
            Opening = ["部署 payment-gateway 5.3.0 到 {ip}"],
            Progress = "执行数据库变更脚本 {n}",
            Pace = TimeSpan.FromSeconds(4),
            Failures =
            [
                new(
                    string.Empty,
                    [
                        "ERROR 1205 (HY000) at line 48: Lock wait timeout exceeded; try restarting transaction",
                        "回滚变更 V5_3_0__add_refund_index.sql",
                    ],
                    "数据库变更失败，部署已回滚，返回码 {exit}"),
                new(
                    string.Empty,
                    ["curl: (22) The requested URL returned error: 503", "/healthz 连续 10 次探测失败"],
                    "健康检查未通过，部署已回滚，返回码 {exit}"),
            ],
        },
        ["Deploy order service"] = new()
        {
            Opening = ["部署 order 3.1.4 到 {ip}"],
            Progress = "等待消息队列排空，剩余检查 {n}",
            Pace = TimeSpan.FromSeconds(20),
        },
        ["Collect inventory"] = new()
        {
            Opening = ["采集 {ip} 的硬件与软件清单"],
            Progress = "已采集 {n} 类信息",
            Pace = TimeSpan.FromSeconds(6),
            Failures =
            [
                new(
                    string.Empty,
                    ["dmidecode: /dev/mem: Permission denied"],
                    "没有读取硬件信息的权限，返回码 {exit}"),
                new(
                    string.Empty,
                    ["rpmdb: BDB0113 Thread/process 4711 failed: BDB1507 Thread died in Berkeley DB library"],
                    "RPM 数据库损坏，采集中止，返回码 {exit}"),
            ],
        },
        ["Nightly backup"] = new()
        {
            Opening = ["mysqldump --single-transaction --all-databases"],
            Progress = "已备份 {n} 个库",
            Pace = TimeSpan.FromSeconds(60),
        },
        ["Nightly report"] = new()
        {
            Opening = ["生成日报"],
            Progress = "已汇总 {n} 张表",
            Pace = TimeSpan.FromSeconds(30),
        },
        ["Inventory of every host"] = new()
        {
            Opening = ["采集 {ip}"],
            Pace = TimeSpan.FromSeconds(60),
        },
        ["Upgrade agent on every host"] = new()
        {
            Opening = ["升级 {ip} 上的 agent 到 2.1.6"],
            Progress = "已下载 {n}0%",
            Pace = TimeSpan.FromSeconds(60),
            Failures =
            [
                new(
                    "disk_full",
                    ["tar: agent/bin/gse_agent: Cannot write: No space left on device"],
                    "磁盘空间不足，升级中止，返回码 {exit}"),
                new(
                    "config_invalid",
                    ["yaml: line 17: did not find expected key"],
                    "配置文件 /usr/local/gse/etc/agent.yaml 格式错误，返回码 {exit}"),
                new(
                    "timeout",
                    ["Killed"],
                    "执行超时 (180 秒)，进程已被终止，返回码 {exit}"),
            ],
        },
        ["Check containers"] = new()
        {
            Opening = ["检查容器内进程"],
            Failures =
            [
                new(
                    "oom",
                    ["Memory cgroup out of memory: Killed process 31 (node) total-vm:2097152kB"],
                    "容器内存超出限制，进程被终止，返回码 {exit}"),
            ],
        },
        ["Print too much"] = new()
        {
            Opening = ["set -x"],
            Failures = [new(string.Empty, ["脚本输出过多"], "执行失败，返回码 {exit}")],
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets the script of a step, or a plain script if the step has none of its own.</summary>
    public static JobScript Get(string stepName) => ByName.GetValueOrDefault(stepName) ?? Other;
}

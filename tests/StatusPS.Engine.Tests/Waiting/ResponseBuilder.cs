using System.Globalization;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>Builds responses and records in a given status, for each service.</summary>
internal static class ResponseBuilder
{
    public static string Cmdb(string status, params long[] modules) =>
        $$"""{"result":true,"code":0,"data":[{{string.Join(',', (modules.Length == 0 ? [28] : modules).Select(id => $$"""{"bk_inst_id":{{id}},"status":"{{status}}"}"""))}}]}""";

    public static string Job(long status, long id = 100) =>
        $$"""{"data":{"finished":false,"job_instance":{"job_instance_id":{{id}},"status":{{status}} },"step_instance_list":[{"step_instance_id":1,"name":"One","type":1,"status":{{status}} }] } }""";

    public static string Dts(string status, string reverse = "Suspending") =>
        $$"""{"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"{{reverse}}","SynchronizationDirection":"Reverse"},{"Status":"{{status}}","SynchronizationDirection":"Forward"}]}]}""";

    public static string Authing(string status, params long[] jobs) =>
        $$"""{"statusCode":200,"data":{"totalCount":{{Math.Max(1, jobs.Length)}},"list":[{{string.Join(',', (jobs.Length == 0 ? [1] : jobs).Select(id => $$"""{"syncJobId":{{id}},"syncTaskId":1000,"syncStatus":"{{status}}"}"""))}}] } }""";

    public static string Create(StatusService service, string status) => service switch
    {
        StatusService.Cmdb => Cmdb(status),
        StatusService.Job => Job(long.Parse(status, CultureInfo.InvariantCulture)),
        StatusService.Dts => Dts(status),
        _ => Authing(status),
    };

    public static StatusRecord CreatePendingRecord(StatusService service) => service switch
    {
        StatusService.Cmdb =>
            new CmdbSyncStatus { BizId = 3, ServiceTemplateId = 1, ModuleId = 28, State = StatusState.Pending },
        StatusService.Job => CreatePendingJob(100),
        StatusService.Dts => new DtsSyncStatus
        {
            Id = "dts1",
            SynchronizationJobId = "dts1",
            Direction = DtsDirection.Forward,
            RegionId = "cn-hangzhou",
            State = StatusState.Pending
        },
        _ => new AuthingSyncJob { SyncTaskId = 1000, SyncJobId = 1, State = StatusState.Pending },
    };

    public static JobInstanceStatus CreatePendingJob(long id, DateTime retrieved = default) =>
        new()
        {
            JobInstanceId = id,
            Id = $"{id}",
            ScopeType = "biz",
            ScopeId = "1",
            State = StatusState.Pending,
            RetrievedAt = retrieved
        };
}

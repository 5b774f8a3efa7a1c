namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A successful response of each service.</summary>
internal static class SampleResponses
{
    public const string Cmdb =
        """{"result":true,"code":0,"message":"success","data":[{"bk_inst_id":28,"status":"new"}]}""";
    public const string Job =
        """{"data":{"finished":true,"job_instance":{"job_instance_id":100,"status":3},"step_instance_list":[]}}""";
    public const string Dts =
        """{"RequestId":"R","Success":true,"SynchronizationJobListStatusList":[{"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Finished","SynchronizationDirection":"Forward"}]}]}""";
    public const string Authing =
        """{"statusCode":200,"data":{"totalCount":1,"list":[{"syncJobId":1,"syncTaskId":1000,"syncStatus":"success"}]}}""";

    public static string Get(StatusService service) => service switch
    {
        StatusService.Cmdb => Cmdb,
        StatusService.Job => Job,
        StatusService.Dts => Dts,
        _ => Authing,
    };
}

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>A valid response for each reader, with every field that it reads.</summary>
internal static class Samples
{
    public const string Cmdb = """
        {"result":true,"code":0,"message":"success","permission":null,"request_id":"r","data":[
         {"bk_inst_id":28,"status":"new","creator":"admin","create_time":"2023-11-30T09:52:13.706Z","last_time":"2023-11-30T17:52:13+08:00"},
         {"bk_inst_id":29,"status":"need_sync","creator":"admin","create_time":"0001-01-01T00:00:00Z","last_time":null}]}
        """;

    public const string Templates =
        """{"result":true,"code":0,"data":{"count":2,"info":[{"id":1,"name":"web","bk_module_id":1,"bk_module_name":"m"},{"id":2,"name":"db","bk_module_id":2,"bk_module_name":"n"}]}}""";

    public const string CmdbOfList =
        """{"result":true,"code":0,"data":[{"bk_inst_id":1,"status":"finished"},{"bk_inst_id":2,"status":"failure"}]}""";

    public const string JobV3 = """
        {"result":true,"code":0,"job_request_id":"r","data":{"finished":true,"job_instance":{"job_instance_id":100,"bk_scope_type":"biz","bk_scope_id":"1","name":"n","status":4,
         "create_time":1605064271000,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000},"step_instance_list":[{"step_instance_id":75,"type":1,"name":"s","status":4,
         "execute_count":0,"create_time":1605064271000,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000,"step_ip_result_list":[
         {"bk_host_id":101,"ip":"10.0.0.1","bk_cloud_id":0,"status":9,"tag":"","exit_code":0,"error_code":0,"start_time":1605064271000,"end_time":1605064272000,"total_time":1000}]}]}}
        """;

    public const string JobV4 = """
        {"data":{"finished":false,"job_instance":{"job_instance_id":100,"name":"n","status":2,"create_time":1605064271000},"step_instance_list":[{"step_instance_id":75,"type":2,"name":"s","status":2,
         "step_execute_object_result_list":[{"execute_object":{"type":1,"resource_id":"1","host":{"bk_host_id":1,"ip":"10.0.0.1","ipv6":"::1","bk_cloud_id":0}},"status":5,"tag":"t","exit_code":1,"total_time":5},
         {"execute_object":{"type":2,"container":{"id":7,"container_id":"docker://x","node_host_id":2,"name":"c"}},"status":11}]},null]},"job_request_id":"r"}
        """;

    public const string JobListV3 = """
        {"result":true,"code":0,"data":{"start":0,"length":20,"total":2,"data":[
         {"job_instance_id":3,"bk_scope_type":"biz","bk_scope_id":"1","name":"n","operator":"alice","startup_mode":1,"launch_mode":1,"status":3,"type":0,"create_time":1771999000000,"start_time":1771999000000,"end_time":1771999001000,"total_time":1000},
         {"id":2,"bk_scope_type":"biz","bk_scope_id":"1","name":"n","operator":"bob","launch_mode":2,"status":2,"type":1,"create_time":1771998000000}]}}
        """;

    public const string JobListV4 = """
        {"data":{"offset":0,"length":20,"total":2,"job_instance_list":[
         {"id":3,"name":"n","operator":"alice","launch_mode":1,"status":3,"type":1,"create_time":1771999000000,"start_time":1771999000000,"end_time":1771999001000,"total_time":1000},
         {"job_instance_id":2,"name":"n","operator":"bob","launch_mode":2,"status":2,"type":2,"create_time":1771998000000}]},"job_request_id":"r"}
        """;

    public const string Dts = """
        {"RequestId":"R","Success":"true","ErrCode":"","ErrMessage":"","SynchronizationJobListStatusList":[
         {"SynchronizationJobId":"dts1","SynchronizationDirectionInfoList":[{"Status":"Synchronizing","Checkpoint":"1610524452","SynchronizationDirection":"Forward"},{"Status":"failed","Checkpoint":"","SynchronizationDirection":"Reverse"}]},
         {"SynchronizationJobId":"dts2","SynchronizationDirectionInfoList":[{"Status":"NotStarted","Checkpoint":1610524452,"SynchronizationDirection":"Forward"}]}]}
        """;

    public const string DtsList = """
        {"RequestId":"R","Success":true,"TotalRecordCount":2,"PageNumber":1,"PageRecordCount":2,"DtsJobList":[
         {"DtsInstanceID":"dtsa1","DtsJobId":"a1","DtsJobName":"orders","DtsJobDirection":"Forward","JobType":"SYNC","Status":"Failed","Checkpoint":"1610524452","Delay":90,"CreateTime":"2021-03-16T08:01:19Z","ErrorMessage":"no",
          "Performance":{"Flow":"1.5","Rps":"100"},"SourceEndpoint":{"EngineName":"MySQL","InstanceType":"RDS","InstanceID":"rm-1","Region":"cn-hangzhou"},
          "DestinationEndpoint":{"EngineName":"Oracle","InstanceType":"LocalInstance","Ip":"172.16.88.1","Port":"1521","DatabaseName":"db"},
          "ReverseJob":{"DtsJobId":"b1","DtsJobName":"back","Status":"Synchronizing","Checkpoint":"1610524452","Delay":"1"}},
         {"DtsInstanceID":"dtsa2","DtsJobId":"a2","JobType":"MIGRATION","Status":"Finished"}]}
        """;

    public const string Authing = """
        {"statusCode":200,"message":"ok","requestId":"r","data":{"totalCount":2,"list":[
         {"syncJobId":1,"syncTaskId":1000,"syncStatus":"onProgress","syncFlow":"upstream","syncTrigger":"manually","createdAt":"2022-07-03T02:20:30.000Z","updatedAt":"2022-07-03T02:21:30.000Z","errMsg":"",
          "departmentCountAll":10,"departmentCountSucc":5,"departmentUpdateCountAll":1,"departmentUpdateCountSucc":1,"accountCountAll":3,"accountCountSucc":3,"accountUpdateCountAll":0,"accountUpdateCountSucc":0},
         {"syncJobId":2,"syncTaskId":1000,"syncStatus":"failed","syncFlow":"downstream","syncTrigger":"timed","errMsg":"no"}]}}
        """;

    public const string AuthingOne =
        """{"statusCode":200,"data":{"totalCount":1,"list":{"syncJobId":1,"syncTaskId":1000,"syncStatus":"success"}}}""";

    public const string AuthingTasks =
        """{"statusCode":200,"data":{"totalCount":2,"list":[{"syncTaskId":1000,"syncTaskName":"Lark","syncTaskType":"lark","createdAt":"2022-07-03T02:20:30.000Z","syncJobId":1,"syncStatus":"success"},{"syncTaskId":1001,"syncTaskName":"x","syncJobId":2}]}}""";

    // {"alg":"none"} and {"scoped_userpool_id":"pool-1"}
    public const string AuthingToken =
        """{"statusCode":200,"data":{"access_token":"eyJhbGciOiJub25lIn0.eyJzY29wZWRfdXNlcnBvb2xfaWQiOiJwb29sLTEifQ.sig","expires_in":7200}}""";

    public const string DtsDiagnosis = """
        {"RequestId":"R","Success":true,"HttpStatusCode":200,"TotalRecordCount":1,"DtsJobList":[
         {"DtsInstanceID":"dts1","DtsJobId":"1","DtsJobDirection":"Forward","Status":"Failed","ErrorMessage":"no","ErrorDetails":[{"ErrorCode":"DTS-1","HelpUrl":"https://x"}],
          "MigrationErrCode":"c","MigrationErrMsg":"m","MigrationErrWorkaround":"w",
          "PrecheckStatus":{"Status":"Failed","Percent":"100","Detail":[{"CheckItem":"A","CheckItemDescription":"d","CheckResult":"Failed","FailedReason":"r","RepairMethod":"m"},{"CheckItem":"B","CheckResult":"Success"}]},
          "DataInitializationStatus":{"Status":"Failed","Percent":"63","Progress":"120","ErrorMessage":"disk"},"DataSynchronizationStatus":{"Status":"NotStarted"},
          "RetryState":{"Retrying":true,"RetryCount":3,"RetryTime":60,"MaxRetryTime":43200,"RetryTarget":"srcDB","ErrMessage":"no","Module":"m"}}]}
        """;

    public const string DtsServiceLog = """
        {"RequestId":"R","Success":true,"Code":200,"TotalRecordCount":2,"ServiceLogContexts":[
         {"Context":"state = RUNNING","State":"NORMAL","Time":"2026-03-01T02:03:04.000+00:00"},{"Context":"no","State":"ERROR","Time":"1772000000000"}]}
        """;

    public const string AuthingLogs = """
        {"statusCode":200,"data":{"totalCount":2,"list":[{"syncLogId":1,"objectType":"USER","objectId":"u","objectName":"n","action":"CreateUser","success":false,"errMsg":"no","createdAt":"2026-03-01T02:03:04.000Z","rawData":{"a":1}},{"success":true}]}}
        """;

    public const string CmdbDifference = """
        {"result":true,"code":0,"message":"success","data":{"changed":[{"id":101,"name":"nginx"}],"added":[{"id":107,"name":"x"}],"removed":[{"id":0,"name":"y"}],"attributes":[{"id":2031,"template_value":"a","inst_value":1}]}}
        """;

    /// <summary>The failed job instance whose logs are read: by v3.</summary>
    public const string JobOfLogV3 = """
        {"result":true,"code":0,"data":{"finished":true,"job_instance":{"job_instance_id":100,"name":"n","status":4,"start_time":1,"end_time":2},
         "step_instance_list":[{"step_instance_id":200,"name":"s","type":1,"status":4,"step_ip_result_list":[
         {"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1","status":104,"exit_code":1},{"bk_host_id":2,"bk_cloud_id":0,"ip":"10.0.0.2","status":104,"exit_code":1}]}]}}
        """;

    /// <summary>The failed job instance whose logs are read: by v4.</summary>
    public const string JobOfLogV4 = """
        {"data":{"finished":true,"job_instance":{"job_instance_id":100,"name":"n","status":4,"start_time":1,"end_time":2},
         "step_instance_list":[{"step_instance_id":200,"name":"s","type":1,"status":4,"step_execute_object_result_list":[
         {"execute_object":{"type":1,"resource_id":"1","host":{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1"}},"status":104,"exit_code":1},
         {"execute_object":{"type":2,"resource_id":"7","container":{"id":7,"container_id":"c"}},"status":104,"exit_code":1}]}]}}
        """;

    public const string JobLogV3 = """
        {"result":true,"code":0,"data":{"log_type":1,"script_task_logs":[
         {"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1","ipv6":"::1","log_content":"[2026-01-02 03:04:05][PID:1] one\ntwo\n"},
         {"bk_host_id":null,"bk_cloud_id":0,"ip":"10.0.0.2","log_content":null}]},"job_request_id":"r"}
        """;

    public const string JobFileLogV3 = """
        {"result":true,"code":0,"data":{"log_type":2,"file_task_logs":[{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1","file_logs":[
         {"mode":1,"src_ip":{"bk_host_id":7,"bk_cloud_id":0,"ip":"10.0.0.7"},"src_path":"/a","dest_ip":{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1"},
          "dest_path":"/b","status":5,"size":"9.0 MB","speed":"0 KB/s","process":"40%","log_content":"full"}]}]},"job_request_id":"r"}
        """;

    public const string JobLogV4 = """
        {"data":{"log_type":1,"script_step_execute_object_logs":[
         {"execute_object":{"type":1,"resource_id":"1","host":{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1"}},"log_content":"one\ntwo"},
         {"execute_object":{"type":2,"resource_id":"7","container":{"id":7,"container_id":"c","name":"n"}},"log_content":"three"}]},"job_request_id":"r"}
        """;

    public const string JobFileLogV4 = """
        {"data":{"log_type":2,"file_step_execute_object_logs":[{"execute_object":{"type":1,"resource_id":"1","host":{"bk_host_id":1,"ip":"10.0.0.1"}},
         "download_log":[{"mode":1,"src_execute_object":{"type":1,"host":{"bk_host_id":7,"ip":"10.0.0.7"}},"src_path":"/a","dest_path":"/b","status":5}],
         "upload_log":[{"mode":0,"src_path":"/a","status":4,"log_content":"sent"}]}]},"job_request_id":"r"}
        """;

    /// <summary>Errors in each envelope.</summary>
    public static readonly string[] Refusals =
    [
        """{"code":1640001,"code_name":"INVALID_ARGS","message":"Parameters error","result":false,"data":null}""",
        """{"result":false,"code":"1306000","message":"User authentication failed","request_id":"r","data":null}""",
        """{"result":false,"code":9900403,"message":"no","permission":{"system_id":"bk_job","system_name":"JOB","actions":[{"id":"access_business","name":"Access","related_resource_types":[{"system_id":"c","type":"biz","instances":[[{"type":"biz","type_name":"Business","id":"1","name":"blueking"}]]}]}]}}""",
        """{"error":{"code":"NO_PERMISSION","message":"no","data":{"system_id":"bk_job","actions":[{"id":"a","related_resource_types":[{"instances":[[{"id":1}]]}]}]},"details":[{"code":"1238001","message":"m"}]},"job_request_id":"r"}""",
        """{"result":false,"bk_error_code":1199010,"bk_error_msg":"no","permission":null,"data":null}""",
        """{"RequestId":"R","HostId":"h","Code":"InvalidTimeStamp.Expired","Message":"no","Recommend":"https://x"}""",
        """{"RequestId":"R","Success":false,"ErrCode":"Forbidden","ErrMessage":"no %s","DynamicMessage":"d"}""",
        """{"statusCode":400,"apiCode":1305,"message":"no","requestId":"r"}""",
        """{"statusCode":499,"apiCode":"2001","message":{"zh":"不"},"requestId":7}""",
    ];
}

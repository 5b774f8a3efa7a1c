using StatusPS.Emulator.Aliyun;
using StatusPS.Emulator.Aliyun.Metadata;
using StatusPS.Emulator.Aliyun.Sts;
using StatusPS.Emulator.Authing;
using StatusPS.Emulator.BlueKing.Cmdb;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.BlueKing.Gateway;
using StatusPS.Emulator.BlueKing.Job;
using StatusPS.Emulator.BlueKing.Job.Logs;
using StatusPS.Emulator.Http;
using Accounts = StatusPS.Emulator.EmulatorAccounts.BlueKing;
using Actions = StatusPS.Emulator.EmulatorActions;

namespace StatusPS.Emulator.Routing;

/// <summary>All operations of the emulated APIs. The first route that matches a request handles it.</summary>
internal sealed class RouteTable
{
    private const string OtherJobPrefix = "/api/" + Accounts.OtherJobGateway + "/";

    private static readonly string[] Gateways =
        [Accounts.CmdbGateway, Accounts.JobGateway, Accounts.OtherJobGateway];

    private readonly Route[] _stsRoutes;
    private readonly Route[] _routes;
    private readonly Route[] _gatewayRoutes;

    /// <summary>Creates the routes and their services.</summary>
    /// <param name="cloud">The options and counters.</param>
    /// <param name="aliyunKeys">The access keys of Aliyun.</param>
    /// <param name="oidcTokens">The tokens of the OIDC provider.</param>
    /// <param name="authingTokens">The management tokens of Authing.</param>
    public RouteTable(
        EmulatedCloud cloud,
        AliyunKeyStore aliyunKeys,
        OidcTokenIssuer oidcTokens,
        ManagementTokenIssuer authingTokens)
    {
        AliyunRequestVerifier verifier = new(aliyunKeys);
        _stsRoutes = [.. CreateStsRoutes(verifier, new StsService(cloud.Counters, aliyunKeys, oidcTokens))];
        _routes =
        [
            .. CreateEsbRoutes(cloud),
            .. CreateAuthingRoutes(cloud, authingTokens),
            .. CreateDtsRoutes(cloud, verifier),
            .. CreateMetadataRoutes(cloud, aliyunKeys.Issuer),
        ];
        _gatewayRoutes = [.. CreateGatewayRoutes(cloud)];
    }

    /// <summary>Finds the route of a request, or returns null if no API has the address.</summary>
    public RouteMatch? Find(ReceivedRequest request)
        => (StsService.IsRequested(request) ? Find(_stsRoutes, request.Method, request.Path) : null)
            ?? Find(_routes, request.Method, request.Path)
            ?? Find(_gatewayRoutes, request.Method, GetGatewayPath(request));

    private static Route[] CreateEsbRoutes(EmulatedCloud cloud)
    {
        const string cc = "/api/c/compapi/v2/cc/", jobV3 = "/api/c/compapi/v2/jobv3/";
        CmdbService cmdb = new(cloud, isEsb: true);
        JobV3Service job = new(cloud, JobResponseFormat.V3Esb);
        JobV3LogService logs = new(cloud, JobResponseFormat.V3Esb);
        EsbAuthenticator forCmdb = new(cmdb, "CC", quotesUpstreamPages: true);
        EsbAuthenticator forJob = new(job, "JOBV3", quotesUpstreamPages: false);
        AnonymousAccess unknown = new("blueking.esb");
        return
        [
            Route.Create(
                "POST", cc + "list_service_template_sync_status/", forCmdb, cmdb.GetSyncStatus, Actions.CmdbEsb),
            Route.Create("POST", cc + "list_service_template/", forCmdb, cmdb.ListTemplates, Actions.CmdbTemplatesEsb),
            Route.Create("POST", cc + "search_module/", forCmdb, cmdb.SearchModules, Actions.CmdbModulesEsb),
            Route.Create(
                "POST", cc + "find_module_batch/", forCmdb, cmdb.FindModules, Actions.CmdbModuleBatchEsb),
            Route.Create("POST", jobV3 + "get_job_instance_status/", forJob, job.GetStatus, Actions.JobV3Esb),
            Route.Create("GET", jobV3 + "get_job_instance_status/", forJob, job.GetStatus, Actions.JobV3Esb),
            Route.Create("POST", jobV3 + "get_job_instance_list/", forJob, job.GetList, Actions.JobListV3Esb),
            Route.Create("GET", jobV3 + "get_job_instance_list/", forJob, job.GetList, Actions.JobListV3Esb),
            Route.Create("POST", jobV3 + "get_job_instance_ip_log/", forJob, logs.GetHostLog, Actions.JobLogV3Esb),
            Route.Create("GET", jobV3 + "get_job_instance_ip_log/", forJob, logs.GetHostLog, Actions.JobLogV3Esb),
            Route.Create(
                "POST", jobV3 + "batch_get_job_instance_ip_log/", forJob, logs.GetHostLogs, Actions.JobLogsV3Esb),
            Route.Create(
                Route.AnyMethod, "/api/c/{*rest}", unknown, _ => EsbResponseWriter.WriteNotFound(), Actions.Unknown),
        ];
    }

    private static Route[] CreateAuthingRoutes(EmulatedCloud cloud, ManagementTokenIssuer tokens)
    {
        AuthingService authing = new(cloud, tokens);
        AuthingAuthenticator signedIn = new(cloud.Counters, tokens);
        AnonymousAccess unknown = new(AuthingAuthenticator.ServiceName, AuthingResponseWriter.WriteRateLimit);
        AnonymousAccess token = new(
            AuthingAuthenticator.ServiceName,
            AuthingResponseWriter.WriteRateLimit,
            request => AuthingResponseWriter.WriteError(request, AuthingApiError.WrongSignature));
        return
        [
            Route.Create("POST", "/api/v3/get-management-token", token, authing.GetToken, Actions.AuthingToken),
            Route.Create("GET", "/api/v3/list-sync-jobs", signedIn, authing.ListSyncJobs, Actions.AuthingList),
            Route.Create(
                "GET", "/api/v3/list-sync-job-logs", signedIn, AuthingService.ListSyncJobLogs, Actions.AuthingLogs),
            Route.Create("GET", "/api/v3/list-sync-tasks", signedIn, authing.ListSyncTasks, Actions.AuthingTasks),
            Route.Create(
                Route.AnyMethod, "/api/v3/{*rest}", unknown, AuthingResponseWriter.WriteNotFound, Actions.Unknown),
        ];
    }

    private static Route[] CreateDtsRoutes(EmulatedCloud cloud, AliyunRequestVerifier verifier)
    {
        DtsAuthenticator signedIn = new(cloud.Counters, verifier);
        return [Route.Create(Route.AnyMethod, "/", signedIn, new DtsService(cloud).Handle, Actions.Dts)];
    }

    private static Route[] CreateStsRoutes(AliyunRequestVerifier verifier, StsService sts)
        => [Route.Create(Route.AnyMethod, "/", new StsAuthenticator(verifier), sts.Handle, Actions.Sts)];

    private static Route[] CreateMetadataRoutes(EmulatedCloud cloud, TemporaryKeyIssuer issuer)
    {
        const string role = "/latest/meta-data/ram/security-credentials/";
        MetadataTokenIssuer tokens = new();
        MetadataService metadata = new(cloud.Options, tokens, issuer);
        CredentialsUriService credentials = new(cloud.Options, issuer);
        MetadataAuthenticator withToken = new(cloud.Options, tokens);
        var anonymous = MetadataAuthenticator.CreateAnonymous();
        return
        [
            Route.Create("PUT", "/latest/api/token", anonymous, metadata.IssueToken, Actions.MetadataToken),
            Route.Create("GET", role, withToken, metadata.GetRoleName, Actions.MetadataRole),
            Route.Create("GET", role + "{role}", withToken, metadata.GetKeys, Actions.MetadataKeys),
            Route.Create(
                Route.AnyMethod,
                "/latest/{*rest}",
                anonymous,
                _ => TextResponseWriter.WriteNotFoundPage(),
                Actions.Unknown),
            Route.Create("GET", "/credentials", anonymous, credentials.GetKeys, Actions.CredentialsUri),
        ];
    }

    private static Route[] CreateGatewayRoutes(EmulatedCloud cloud)
    {
        const string bkCmdb = $"/api/{Accounts.CmdbGateway}/{Accounts.Stage}/api/v3/";
        const string proc = bkCmdb + "findmany/proc/";
        const string bkJob = $"/api/{Accounts.JobGateway}/{Accounts.Stage}/api/";
        CmdbService cmdb = new(cloud, isEsb: false);
        JobV3Service jobV3 = new(cloud, JobResponseFormat.V3Gateway);
        JobV4Service jobV4 = new(cloud);
        GatewayAuthenticator forCmdb = new(cloud.Options, cmdb, isSystem: false);
        GatewayAuthenticator forV3 = new(cloud.Options, jobV3, isSystem: false);
        GatewayAuthenticator forV3System = new(cloud.Options, jobV3, isSystem: true);
        GatewayAuthenticator forV4 = new(cloud.Options, jobV4, isSystem: false);
        GatewayAuthenticator forV4System = new(cloud.Options, jobV4, isSystem: true);
        AnonymousAccess unknown = new(
            "blueking.gateway",
            (_, retryAfter) => GatewayResponseWriter.WriteRateLimit(cloud.Options.RequestsPerSecond, retryAfter));
        return
        [
            Route.Create(
                "POST",
                proc + "service_template_sync_status/bk_biz_id/{bk_biz_id}",
                forCmdb,
                cmdb.GetSyncStatus,
                Actions.CmdbGateway),
            Route.Create("POST", proc + "service_template", forCmdb, cmdb.ListTemplates, Actions.CmdbTemplatesGateway),
            // The supplier account is 0; set 0 stands for every set of the business.
            Route.Create(
                "POST",
                bkCmdb + "module/search/0/{bk_biz_id}/0",
                forCmdb,
                cmdb.SearchModules,
                Actions.CmdbModulesGateway),
            Route.Create(
                "POST",
                bkCmdb + "findmany/module/bk_biz_id/{bk_biz_id}",
                forCmdb,
                cmdb.FindModules,
                Actions.CmdbModuleBatchGateway),
            Route.Create(
                "POST",
                bkCmdb + "find/proc/service_template/general_difference",
                forCmdb,
                cmdb.GetDifference,
                Actions.CmdbDifference),
            Route.Create("GET", bkJob + "v4/get_job_instance_status", forV4, jobV4.GetStatus, Actions.JobV4),
            Route.Create(
                "GET", bkJob + "v4/system/get_job_instance_status", forV4System, jobV4.GetStatus, Actions.JobV4),
            Route.Create("GET", bkJob + "v4/get_job_instance_list", forV4, jobV4.GetList, Actions.JobListV4),
            Route.Create(
                "GET", bkJob + "v4/system/get_job_instance_list", forV4System, jobV4.GetList, Actions.JobListV4),
            Route.Create("GET", bkJob + "v3/get_job_instance_status", forV3, jobV3.GetStatus, Actions.JobV3Gateway),
            Route.Create(
                "GET", bkJob + "v3/system/get_job_instance_status", forV3System, jobV3.GetStatus, Actions.JobV3Gateway),
            Route.Create("GET", bkJob + "v3/get_job_instance_list", forV3, jobV3.GetList, Actions.JobListV3Gateway),
            Route.Create(
                "GET", bkJob + "v3/system/get_job_instance_list", forV3System, jobV3.GetList, Actions.JobListV3Gateway),
            .. CreateJobLogRoutes(cloud, bkJob, string.Empty, forV3, forV4),
            .. CreateJobLogRoutes(cloud, bkJob, "system/", forV3System, forV4System),
            Route.Create(
                Route.AnyMethod, "/api/{*rest}", unknown, GatewayResponseWriter.WriteNotFound, Actions.Unknown),
        ];
    }

    private static Route[] CreateJobLogRoutes(
        EmulatedCloud cloud, string bkJob, string prefix, GatewayAuthenticator forV3, GatewayAuthenticator forV4)
    {
        string v3 = $"{bkJob}v3/{prefix}", v4 = $"{bkJob}v4/{prefix}";
        JobV3LogService logsV3 = new(cloud, JobResponseFormat.V3Gateway);
        JobV4LogService logsV4 = new(cloud);
        return
        [
            Route.Create("GET", v3 + "get_job_instance_ip_log", forV3, logsV3.GetHostLog, Actions.JobLogV3Gateway),
            Route.Create(
                "POST", v3 + "batch_get_job_instance_ip_log", forV3, logsV3.GetHostLogs, Actions.JobLogsV3Gateway),
            Route.Create(
                "GET", v3 + "get_step_instance_status", forV3, logsV3.GetStepStatus, Actions.JobStepV3Gateway),
            Route.Create(
                "POST",
                v4 + "batch_get_job_instance_execute_object_log",
                forV4,
                logsV4.GetLogs,
                Actions.JobLogsV4),
        ];
    }

    private static RouteMatch? Find(Route[] routes, string method, string path)
    {
        foreach (var route in routes)
        {
            if (route.Match(method, path) is { } match)
                return match;
        }

        return null;
    }

    // A gateway is named by the path, or by the first label of the host: bk-job.example.com/prod/….
    private static string GetGatewayPath(ReceivedRequest request)
    {
        string? named = Array.Find(
            Gateways, gateway => request.Host.StartsWith(gateway + ".", StringComparison.OrdinalIgnoreCase));
        string path = named is null ? request.Path : $"/api/{named}{request.Path}";
        return path.StartsWith(OtherJobPrefix, StringComparison.Ordinal)
            ? $"/api/{Accounts.JobGateway}/{path[OtherJobPrefix.Length..]}"
            : path;
    }
}

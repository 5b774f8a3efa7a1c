using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StatusPS.Emulator;
using Accounts = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Demo.Hosting;

/// <summary>The line of JSON that <c>serve</c> prints: addresses and credentials, which are fictitious.</summary>
internal static class ServeLine
{
    // As long as a server may be used; a pod's token is valid for an hour.
    private static readonly TimeSpan OidcTokenLifetime = TimeSpan.FromDays(30);

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Creates the line.</summary>
    /// <param name="address">The address of the emulator.</param>
    /// <param name="cloud">The emulator.</param>
    public static string Create(Uri address, EmulatedCloud cloud)
    {
        string root = address.GetLeftPart(UriPartial.Authority);
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("address", root);
            WriteBlueKing(json, root);
            WriteAliyun(json, root, cloud);
            WriteAuthing(json, root);
            WriteWireForms(json, root);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteBlueKing(Utf8JsonWriter json, string root)
    {
        json.WriteStartObject("blueKing");
        json.WriteString("gatewayEndpoint", root);
        json.WriteString("gatewayTemplate", root + "/api/{gateway_name}");
        json.WriteString("esbEndpoint", root);
        json.WriteString("stage", Accounts.BlueKing.Stage);
        json.WriteString("cmdbGateway", Accounts.BlueKing.CmdbGateway);
        json.WriteString("jobGateway", Accounts.BlueKing.JobGateway);
        json.WriteString("appCode", Accounts.BlueKing.AppCode);
        json.WriteString("appSecret", Accounts.BlueKing.AppSecret);
        json.WriteString("userName", Accounts.BlueKing.UserName);
        json.WriteString("userToken", Accounts.BlueKing.UserToken);
        json.WriteString("userTicket", Accounts.BlueKing.UserTicket);
        json.WriteString("accessToken", Accounts.BlueKing.AccessToken);
        json.WriteString("tenantId", Accounts.BlueKing.TenantId);
        json.WriteString("noPermissionAppCode", Accounts.BlueKing.NoPermissionAppCode);
        json.WriteString("noPermissionAppSecret", Accounts.BlueKing.NoPermissionAppSecret);
        json.WriteEndObject();
    }

    private static void WriteAliyun(Utf8JsonWriter json, string root, EmulatedCloud cloud)
    {
        json.WriteStartObject("aliyun");
        json.WriteString("endpoint", root);
        json.WriteString("regionId", Accounts.Aliyun.RegionId);
        json.WriteString("accessKeyId", Accounts.Aliyun.AccessKeyId);
        json.WriteString("accessKeySecret", Accounts.Aliyun.AccessKeySecret);
        json.WriteString("stsAccessKeyId", Accounts.Aliyun.StsAccessKeyId);
        json.WriteString("stsAccessKeySecret", Accounts.Aliyun.StsAccessKeySecret);
        json.WriteString("stsSecurityToken", Accounts.Aliyun.StsSecurityToken);
        json.WriteString("forbiddenAccessKeyId", Accounts.Aliyun.ForbiddenAccessKeyId);
        json.WriteString("forbiddenAccessKeySecret", Accounts.Aliyun.ForbiddenAccessKeySecret);
        json.WriteString("stsEndpoint", root);
        json.WriteString("roleArn", Accounts.Aliyun.RoleArn);
        json.WriteString("chainedRoleArn", Accounts.Aliyun.ChainedRoleArn);
        json.WriteString("externalRoleArn", Accounts.Aliyun.ExternalRoleArn);
        json.WriteString("externalId", Accounts.Aliyun.ExternalId);
        json.WriteString("forbiddenRoleArn", Accounts.Aliyun.ForbiddenRoleArn);
        json.WriteString("oidcProviderArn", Accounts.Aliyun.OidcProviderArn);
        json.WriteString("oidcRoleArn", Accounts.Aliyun.OidcRoleArn);
        json.WriteString("oidcToken", cloud.IssueOidcToken(OidcTokenLifetime));
        json.WriteString("metadataEndpoint", root);
        json.WriteString("ecsRoleName", Accounts.Aliyun.EcsRoleName);
        json.WriteString("credentialsUri", root + Accounts.Aliyun.CredentialsUri);
        json.WriteEndObject();
    }

    private static void WriteAuthing(Utf8JsonWriter json, string root)
    {
        json.WriteStartObject("authing");
        json.WriteString("host", root);
        json.WriteString("userPoolId", Accounts.Authing.UserPoolId);
        json.WriteString("accessKeyId", Accounts.Authing.AccessKeyId);
        json.WriteString("accessKeySecret", Accounts.Authing.AccessKeySecret);
        json.WriteString("tenantId", Accounts.Authing.TenantId);
        json.WriteEndObject();
    }

    private static void WriteWireForms(Utf8JsonWriter json, string root)
    {
        const string cc = "/api/c/compapi/v2/cc", jobV3 = "/api/c/compapi/v2/jobv3";
        const string cmdb = "/api/bk-cmdb/prod/api/v3", job = "/api/bk-job/prod/api";
        const string proc = cmdb + "/findmany/proc", header = "X-Bkapi-Authorization";
        const string fields = "bk_app_code, bk_app_secret and bk_username or bk_token in the body";
        const string token = "Bearer token from /api/v3/get-management-token";
        json.WriteStartArray("wireForms");
        Write("cmdb.esb", "POST", cc + "/list_service_template_sync_status/", fields);
        Write("cmdb.gateway", "POST", proc + "/service_template_sync_status/bk_biz_id/{bk_biz_id}", header);
        Write("job.v3.esb", "POST", jobV3 + "/get_job_instance_status/", fields + " or query");
        Write("job.v3.gateway", "GET", job + "/v3/get_job_instance_status", header);
        Write("job.v4", "GET", job + "/v4/get_job_instance_status", header);
        Write("cmdb.templates.esb", "POST", cc + "/list_service_template/", "as cmdb.esb");
        Write("cmdb.templates.gateway", "POST", proc + "/service_template", header);
        Write("cmdb.modules.esb", "POST", cc + "/search_module/", "as cmdb.esb");
        Write("cmdb.modules.gateway", "POST", cmdb + "/module/search/0/{bk_biz_id}/0", header);
        Write("cmdb.modulebatch.esb", "POST", cc + "/find_module_batch/", "as cmdb.esb");
        Write("cmdb.modulebatch.gateway", "POST", cmdb + "/findmany/module/bk_biz_id/{bk_biz_id}", header);
        Write("job.list.v3.esb", "POST", jobV3 + "/get_job_instance_list/", "as job.v3.esb");
        Write("job.list.v3.gateway", "GET", job + "/v3/get_job_instance_list", header);
        Write("job.list.v4", "GET", job + "/v4/get_job_instance_list", header);
        Write("dts.acs3", "POST", "/", "ACS3-HMAC-SHA256");
        Write("dts.rpc", "GET", "/", "HMAC-SHA1");
        Write("sts.assumerole", "POST", "/", "ACS3-HMAC-SHA256 or HMAC-SHA1");
        Write("sts.assumerolewithoidc", "POST", "/", "OIDCToken in the form");
        Write("sts.getcalleridentity", "POST", "/", "ACS3-HMAC-SHA256 or HMAC-SHA1");
        Write("metadata.token", "PUT", "/latest/api/token", "none");
        Write("metadata.keys", "GET", "/latest/meta-data/ram/security-credentials/", "X-aliyun-ecs-metadata-token");
        Write("credentials.uri", "GET", Accounts.Aliyun.CredentialsUri, "none");
        Write("authing.token", "GET", "/api/v3/list-sync-jobs", token);
        Write("authing.signature", "GET", "/api/v3/list-sync-jobs", "authing id:signature");
        json.WriteEndArray();

        void Write(string name, string method, string path, string authentication)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("method", method);
            json.WriteString("url", root + path);
            json.WriteString("authentication", authentication);
            json.WriteEndObject();
        }
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Accounts = StatusPS.Emulator.EmulatorAccounts;

namespace StatusPS.Demo.Hosting;

/// <summary>The one line <c>serve</c> prints: where everything is and what to sign in with. The credentials are made up and open nothing else.</summary>
internal static class ServeLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Uri address)
    {
        string root = address.GetLeftPart(UriPartial.Authority);
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("address", root);
            WriteBlueKing(json, root);
            WriteAliyun(json, root);
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

    private static void WriteAliyun(Utf8JsonWriter json, string root)
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
        const string esb = "/api/c/compapi/v2";
        const string cmdb = "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/{bk_biz_id}";
        const string job = "/api/bk-job/prod/api";
        json.WriteStartArray("wireForms");
        Form("cmdb.esb", "POST", esb + "/cc/list_service_template_sync_status/", "bk_app_code, bk_app_secret and bk_username or bk_token in the body");
        Form("cmdb.gateway", "POST", cmdb, "X-Bkapi-Authorization");
        Form("job.v3.esb", "POST", esb + "/jobv3/get_job_instance_status/", "bk_app_code, bk_app_secret and bk_username or bk_token in the body or query");
        Form("job.v3.gateway", "GET", job + "/v3/get_job_instance_status", "X-Bkapi-Authorization");
        Form("job.v4", "GET", job + "/v4/get_job_instance_status", "X-Bkapi-Authorization");
        Form("cmdb.templates.esb", "POST", esb + "/cc/list_service_template/", "as cmdb.esb");
        Form("cmdb.templates.gateway", "POST", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template", "X-Bkapi-Authorization");
        Form("cmdb.modules.esb", "POST", esb + "/cc/search_module/", "as cmdb.esb");
        Form("cmdb.modules.gateway", "POST", "/api/bk-cmdb/prod/api/v3/module/search/0/{bk_biz_id}/0", "X-Bkapi-Authorization");
        Form("job.list.v3.esb", "POST", esb + "/jobv3/get_job_instance_list/", "as job.v3.esb");
        Form("job.list.v3.gateway", "GET", job + "/v3/get_job_instance_list", "X-Bkapi-Authorization");
        Form("job.list.v4", "GET", job + "/v4/get_job_instance_list", "X-Bkapi-Authorization");
        Form("dts.acs3", "POST", "/", "ACS3-HMAC-SHA256");
        Form("dts.rpc", "GET", "/", "HMAC-SHA1");
        Form("authing.token", "GET", "/api/v3/list-sync-jobs", "Bearer token from /api/v3/get-management-token");
        Form("authing.signature", "GET", "/api/v3/list-sync-jobs", "authing id:signature");
        json.WriteEndArray();

        void Form(string name, string method, string path, string authentication)
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

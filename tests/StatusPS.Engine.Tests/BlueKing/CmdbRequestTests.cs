using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The documented requests of CMDB through ESB and gateway.</summary>
public sealed class CmdbRequestTests
{
    [Fact]
    public async Task ESB_request_has_caller_and_parameters_in_the_body()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Cmdb));
        var profile = TestProfiles.Esb(server.Address
            + "/", (BlueKingProfile.UserToken, "the-token"), (nameof(BlueKingProfile.TenantId), "tenant-a"));
        await TestQueries.CmdbAsync(profile, 28, 29, 30);
        var request = server.Only;
        Assert.Equal(
            ("POST", "/api/c/compapi/v2/cc/list_service_template_sync_status/"), (request.Method, request.Target));
        Assert.Equal(
            ("application/json", "tenant-a"), (request.Header("Content-Type"), request.Header("X-Bk-Tenant-Id")));
        Assert.Null(request.Header("X-Bkapi-Authorization"));
        Assert.Null(request.Header("Authorization"));
        JsonAssert.Equivalent($$"""
            {"bk_app_code":"my-app","bk_app_secret":{{JsonAssert.Quoted(TestProfiles.AppSecret)}},"bk_token":"the-token","bk_username":"admin",
             "bk_biz_id":3,"service_template_id":1,"bk_module_ids":[28,29,30]}
            """, request.Json);
    }

    [Fact]
    public async Task Gateway_request_has_the_business_in_the_path()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Cmdb));
        await TestQueries.CmdbAsync(
            TestProfiles.BlueKing(server.Address, (nameof(BlueKingProfile.TenantId), "tenant-a")), 28, 29);
        var request = server.Only;
        Assert.Equal(
            ("POST", "/api/bk-cmdb/prod/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3"),
            (request.Method, request.Target));
        Assert.Equal(
            ("application/json", "tenant-a"), (request.Header("Content-Type"), request.Header("X-Bk-Tenant-Id")));
        JsonAssert.Equivalent("""{"service_template_id":1,"bk_module_ids":[28,29]}""", request.Json);
        JsonAssert.Equivalent(
            $$"""{"bk_app_code":"my-app","bk_app_secret":{{JsonAssert.Quoted(TestProfiles.AppSecret)}},"bk_username":"admin"}""",
            request.Header("X-Bkapi-Authorization")!);
    }

    [Fact]
    public async Task Profile_sets_stage_and_gateway_name()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Cmdb));
        await TestQueries.CmdbAsync(TestProfiles.BlueKing(
            server.Address, (nameof(BlueKingProfile.Stage), "stag"),
            (nameof(BlueKingProfile.CmdbGateway), "cmdb-2")), 28);
        Assert.Equal(
            "/api/cmdb-2/stag/api/v3/findmany/proc/service_template_sync_status/bk_biz_id/3", server.Only.Target);
    }

    [Fact]
    public async Task Each_request_has_its_own_ID_and_no_tenant_by_default()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Cmdb));
        var connection = TestProfiles.Connect(TestProfiles.BlueKing(server.Address));
        await TestQueries.CmdbAsync(connection, 28);
        await TestQueries.CmdbAsync(connection, 28);
        Assert.All(server.Requests, request => Assert.Null(request.Header("X-Bk-Tenant-Id")));
        Assert.Equal(
            2, server.Requests.Select(request => request.Header("X-Request-Id")).OfType<string>().Distinct().Count());
    }
}

using StatusPS.Emulator;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;
using Cmdb = StatusPS.Emulator.EmulatorScenarios.Cmdb;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>Modules without a service template: it is found in as few requests as CMDB allows.</summary>
public sealed class CmdbModuleQueryTests
{
    private readonly TestClock _clock = new();
    private readonly EmulatedCloud _cloud;

    public CmdbModuleQueryTests() => _cloud = new EmulatedCloud(time: _clock);

    [Theory]
    [InlineData(true, EmulatorActions.CmdbModuleBatchEsb, EmulatorActions.CmdbEsb)]
    [InlineData(false, EmulatorActions.CmdbModuleBatchGateway, EmulatorActions.CmdbGateway)]
    public async Task Templates_of_1200_modules_take_three_requests(bool isEsb, string modules, string statuses)
    {
        long[] ids = [.. Enumerable.Range(0, 1200).Select(index => Cmdb.FirstLargeModule + index)];
        var outcomes = await QueryAsync(isEsb, Cmdb.LargeBizId, ids);
        Assert.Equal(ids, outcomes.Select(outcome => Assert.Single(outcome.Records).ModuleId));
        Assert.Equal((3, 12), (_cloud.Counters.GetCount(modules), _cloud.Counters.GetCount(statuses)));
    }

    [Fact]
    public async Task Modules_of_several_templates_take_one_request_each()
    {
        var outcomes = await QueryAsync(isEsb: false, Cmdb.JobBizId, 91, 81, 92, 82);
        var records = outcomes.Select(outcome => Assert.Single(outcome.Records)).ToList();
        Assert.Equal([91, 81, 92, 82], records.Select(record => record.ModuleId));
        Assert.Equal([12, 11, 12, 11], records.Select(record => record.ServiceTemplateId));
        Assert.Equal(["batch-01", "entry-01"], records.Take(2).Select(record => record.ModuleName));
        Assert.Equal(3, _cloud.Counters.Requests);
    }

    [Fact]
    public async Task Module_that_is_missing_or_has_no_template_is_an_error_of_its_own()
    {
        var outcomes = await QueryAsync(isEsb: false, Cmdb.JobBizId, 81, Cmdb.ModuleWithoutTemplate, 999);
        Assert.Equal(StatusState.Succeeded, Assert.Single(outcomes[0].Records).State);
        Assert.All(outcomes.Skip(1), outcome => Assert.Equal(StatusErrorKind.NotFound, outcome.Error!.Kind));
        Assert.Contains("module 89 of business 1 has no service template", outcomes[1].Error!.Message);
        Assert.Contains("module 999 of business 1 was not found", outcomes[2].Error!.Message);
        Assert.Equal(2, _cloud.Counters.Requests);
    }

    [Theory]
    [InlineData(true, "/api/c/compapi/v2/cc/find_module_batch/")]
    [InlineData(false, "/api/bk-cmdb/prod/api/v3/findmany/module/bk_biz_id/3")]
    public async Task Request_has_business_modules_and_fields(bool isEsb, string target)
    {
        await using var server = new ScriptedServer(Reply.Json("""{"result":true,"code":0,"data":null}"""));
        var profile = isEsb ? TestProfiles.Esb(server.Address) : TestProfiles.BlueKing(server.Address);
        var outcome = Assert.Single(await QueryAsync(TestProfiles.Connect(profile), 3, 28));
        Assert.Equal(StatusErrorKind.NotFound, outcome.Error!.Kind);
        Assert.Equal(("POST", target), (server.Only.Method, server.Only.Target));
        Assert.Equal(28, Assert.Single(server.Only.Json.GetProperty("bk_ids").EnumerateArray()).GetInt64());
        Assert.Contains(
            "service_template_id",
            server.Only.Json.GetProperty("fields").EnumerateArray().Select(item => item.GetString()));
    }

    [Theory]
    [InlineData("""{"data":[{"bk_module_name":"a"}]}""")]
    [InlineData("""{"code":0}""")]
    public async Task Response_of_another_shape_is_a_protocol_error(string json)
    {
        await using var server = new ScriptedServer(Reply.Json(json));
        var outcome = Assert.Single(
            await QueryAsync(TestProfiles.Connect(TestProfiles.BlueKing(server.Address)), 3, 28));
        Assert.Equal(StatusErrorKind.Protocol, outcome.Error!.Kind);
    }

    private Task<List<Outcome<CmdbSyncStatus>>> QueryAsync(bool isEsb, long biz, params long[] modules)
    {
        var profile = isEsb
            ? TestProfiles.Esb(EmulatorAccounts.BlueKing.EsbAddress)
            : TestProfiles.BlueKing(EmulatorAccounts.BlueKing.GatewayAddress);
        TestProfiles.With(
            profile, profile.Endpoint, (nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode),
            (BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret));
        return QueryAsync(TestProfiles.Connect(profile, _clock, new EmulatorHandler(_cloud)), biz, modules);
    }

    private static async Task<List<Outcome<CmdbSyncStatus>>> QueryAsync(
        ProfileConnection connection, long biz, params long[] modules)
    {
        using var runner = new QueryRunner<CmdbKey, CmdbSyncStatus>(new CmdbQuery(connection), 16, connection.Time);
        using var queries = new QueryRunner<CmdbModuleKey, CmdbSyncStatus>(
            new CmdbModuleQuery(connection, runner), 1, connection.Time);
        var pending = queries.PostRange([.. modules.Select(module => new CmdbModuleKey(biz, module))]);
        queries.Flush();
        var outcomes = new List<Outcome<CmdbSyncStatus>>();
        foreach (var query in pending) outcomes.Add(await query.Outcome.GuardAsync());
        return outcomes;
    }
}

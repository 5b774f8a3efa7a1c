using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>
/// The lists of CMDB: the requests through ESB and gateway, and lists that change while they are read.
/// </summary>
public sealed class CmdbListTests
{
    private static readonly CmdbListRequest Template = new(3) { ServiceTemplateId = 1, ThrottleLimit = 4 };

    [Fact]
    public async Task ESB_requests_have_caller_and_parameters_in_the_body()
    {
        await using var server = new ScriptedServer(request => Answer(request, [1], [28, 29]));
        var listed = await ListAsync(TestProfiles.Esb(server.Address), 1, null);
        Assert.Equal([28, 29], listed.Select(module => module.ModuleId));
        Assert.Equal(
            [
                "/api/c/compapi/v2/cc/list_service_template/", "/api/c/compapi/v2/cc/search_module/",
                "/api/c/compapi/v2/cc/list_service_template_sync_status/"],
            server.Requests.Select(request => request.Target));
        string caller =
            $"\"bk_app_code\":\"my-app\",\"bk_app_secret\":{JsonAssert.Quoted(TestProfiles.AppSecret)},\"bk_username\":\"admin\",\"bk_biz_id\":3";
        JsonAssert.Equivalent(
            $$$"""{{{{caller}}},"service_template_ids":[1],"page":{"start":0,"limit":499,"sort":"id"}}""",
            server.Requests[0].Json);
        JsonAssert.Equivalent(
            $$$"""{{{{caller}}},"fields":["bk_module_id","bk_module_name"],"condition":{"service_template_id":1},"page":{"start":0,"limit":500,"sort":"bk_module_id"}}""",
            server.Requests[1].Json);
    }

    [Fact]
    public async Task Gateway_requests_have_the_caller_in_the_header()
    {
        await using var server = new ScriptedServer(request => Answer(request, [1, 2], [28]));
        await ListAsync(
            TestProfiles.BlueKing(server.Address), null, new NameFilter("template 1*", name => name == "template 1"));
        Assert.Equal(
            ["/api/bk-cmdb/prod/api/v3/findmany/proc/service_template", "/api/bk-cmdb/prod/api/v3/module/search/0/3/0"],
            server.Requests.Take(2).Select(request => request.Target));
        JsonAssert.Equivalent(
            """{"bk_biz_id":3,"search":"template 1","page":{"start":0,"limit":499,"sort":"id"}}""",
            server.Requests[0].Json);
        Assert.All(server.Requests, request => Assert.NotNull(request.Header("X-Bkapi-Authorization")));
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task Records_have_the_names_of_module_and_template()
    {
        await using var server = new ScriptedServer(request => Answer(request, [1], [28]));
        var record = Assert.Single(await ListAsync(TestProfiles.BlueKing(server.Address), 1, null));
        Assert.Equal(
            ("module 28", "module 28", "template 1"), (record.ModuleName, record.Name, record.ServiceTemplateName));
        Assert.Equal((3, 1, StatusState.Succeeded), (record.BizId, record.ServiceTemplateId, record.State));
    }

    [Fact]
    public async Task Missing_template_is_not_found()
    {
        await using var server = new ScriptedServer(request => Answer(request, [2], [28]));
        Assert.Equal(
            StatusErrorKind.NotFound,
            (await TestQueries.GetErrorAsync(ListAsync(TestProfiles.BlueKing(server.Address), 1, null))).Kind);
    }

    [Fact]
    public async Task List_in_another_order_is_a_protocol_error()
    {
        await using var server = new ScriptedServer(request => Answer(request, [1], [29, 28]));
        Assert.Equal(
            StatusErrorKind.Protocol,
            (await TestQueries.GetErrorAsync(ListAsync(TestProfiles.BlueKing(server.Address), 1, null))).Kind);
    }

    /// <summary>After each page, some of the lowest IDs are removed, and one is added at the end.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(60)]
    public async Task Modules_that_stay_are_returned_while_the_list_changes(int removed)
    {
        int pages = 0;
        await using var server = new ScriptedServer(request =>
        {
            int number = request.Target.Contains("module/search", StringComparison.Ordinal) ? pages++ : 0;
            return Answer(request, [1], [.. Enumerable.Range(1 + (number * removed), 2_200
                + number - (number * removed)).Select(id => (long)id)]);
        });
        long[] ids = (await ListAsync(TestProfiles.BlueKing(server.Address), 1, null))
            .Select(module => module.ModuleId)
            .ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(Enumerable.Range(1 + (pages * removed), 2_200 - (pages * removed))
            .Select(id => (long)id)
            .Except(ids));
        Assert.InRange(pages, 5, removed == 0 ? 5 : 12);
    }

    /// <summary>A total that is less than the number of returned modules is ignored.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(499)]
    public async Task Too_small_total_does_not_end_the_list(int total)
    {
        await using var server = new ScriptedServer(
            request => Answer(request, [1], [.. Enumerable.Range(1, 1_200).Select(id => (long)id)], total));
        Assert.Equal(1_200, (await ListAsync(TestProfiles.BlueKing(server.Address), 1, null)).Count);
    }

    [Fact]
    public async Task Module_removed_after_listing_is_an_error_of_its_own()
    {
        await using var server =
            new ScriptedServer(request => request.Target.Contains("sync_status", StringComparison.Ordinal)
            ? Reply.Json("""{"result":true,"code":0,"data":[{"bk_inst_id":28,"status":"finished"}]}""")
                : Answer(request, [1], [28, 29]));
        var listed = new List<Listed<CmdbSyncStatus>>();
        await foreach (var one in new CmdbLister(TestProfiles.Connect(TestProfiles.BlueKing(server.Address)))
            .ListAsync(Template, TestQueries.CancellationToken)) listed.Add(one);
        Assert.Equal([28L, 29L], listed.Select(one => one.Record?.ModuleId ?? one.Part));
        Assert.Equal([null, StatusErrorKind.NotFound], listed.Select(one => one.Error?.Kind));
    }

    [Fact]
    public async Task Records_are_returned_before_the_next_page_arrives()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(request =>
        {
            bool second = request.Target.Contains("module/search", StringComparison.Ordinal)
                && !request.Text.Contains("\"start\":0", StringComparison.Ordinal);
            return Answer(request, [1], [.. Enumerable.Range(1, 900).Select(id => (long)id)]) with
            {
                After = second
                ? never.Task
                : null
            };
        });
        int read = 0;
        await foreach (var one in new CmdbLister(TestProfiles.Connect(TestProfiles.BlueKing(server.Address)))
            .ListAsync(Template, TestQueries.CancellationToken))
        {
            if (++read == 500) break;
        }
        Assert.Equal(500, read);
    }

    [Theory]
    [InlineData("deploy*", "deploy")]
    [InlineData("*web?service*", "service")]
    [InlineData("a\\b-long", "b-long")]
    [InlineData("* x *", "x")]
    [InlineData("*", null)]
    [InlineData("??", null)]
    [InlineData("web[ab]service", null)]
    [InlineData("web`*service", null)]
    public void Fragment_is_part_of_every_matching_name(string pattern, string? fragment) =>
        Assert.Equal(fragment, new NameFilter(pattern, _ => true).Fragment);

    private static Reply Answer(RecordedRequest request, long[] templates, long[] modules, int? total = null)
    {
        var body = request.Json;
        if (request.Target.Contains("sync_status", StringComparison.Ordinal))
        {
            return Reply.Json("""{"result":true,"code":0,"data":["""
                + string.Join(',', body.GetProperty("bk_module_ids").EnumerateArray()
                .Select(id => $$"""{"bk_inst_id":{{id}},"status":"finished"}""")) + "]}");
        }
        bool ofTemplates = request.Target.Contains("service_template", StringComparison.Ordinal);
        var page = body.GetProperty("page");
        long[] all = ofTemplates ? templates : modules;
        var rows = all.Skip(page.GetProperty("start").GetInt32())
            .Take(page.GetProperty("limit").GetInt32())
            .Select(id => ofTemplates
            ? $$"""{"id":{{id}},"name":"template {{id}}"}"""
                : $$"""{"bk_module_id":{{id}},"bk_module_name":"module {{id}}"}""");
        return Reply.Json(
            $$$"""{"result":true,"code":0,"data":{"count":{{{(ofTemplates ? null : total) ?? all.Length}}},"info":[{{{string.Join(',', rows)}}}]}}""");
    }

    private static async Task<List<CmdbSyncStatus>> ListAsync(BlueKingProfile profile, long? template, NameFilter? name)
    {
        var records = new List<CmdbSyncStatus>();
        var request = Template with { ServiceTemplateId = template, Name = name };
        await foreach (var one in new CmdbLister(TestProfiles.Connect(profile))
            .ListAsync(request, TestQueries.CancellationToken)) records.Add(Assert.IsType<CmdbSyncStatus>(one.Record));
        return records;
    }
}

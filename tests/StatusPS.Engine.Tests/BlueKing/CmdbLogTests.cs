using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Logs;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The log of modules: how they differ from their template, or where to look.</summary>
public sealed class CmdbLogTests
{
    private const string Differences = """
        {"result":true,"code":0,"data":{"changed":[{"id":101,"name":"nginx"}],"added":[{"id":107,"name":"exporter"}],"removed":[{"id":0,"name":"agent"}],
         "attributes":[{"id":2031,"template_value":"a","inst_value":"b"},{"id":2060,"template_value":true,"inst_value":null}]}}
        """;

    [Fact]
    public async Task Differences_come_from_the_gateway()
    {
        var site = new ScriptedHandler(Reply.Json(Differences));
        var entries = (await ReadAsync(site, new(Module()))).Cast<CmdbDifference>().ToList();
        Assert.Equal([
            CmdbDifferenceKind.Added, CmdbDifferenceKind.Changed, CmdbDifferenceKind.Removed,
            CmdbDifferenceKind.Attribute, CmdbDifferenceKind.Attribute],
            entries.Select(entry => entry.Kind));
        Assert.Equal(["exporter", "nginx", "agent", "2031", "2060"], entries.Select(entry => entry.Source));
        Assert.Equal([107, 101, null, null, null], entries.Select(entry => entry.ProcessTemplateId));
        Assert.Equal(("b", "a"), (entries[3].ModuleValue, entries[3].TemplateValue));
        Assert.Equal((null, "true"), (entries[4].ModuleValue, entries[4].TemplateValue));
        Assert.Equal("The template has the process 'exporter', the module does not.", entries[0].Text);
        Assert.All(entries, entry => Assert.Equal(28, entry.ModuleId));
        var request = Assert.Single(site.Requests);
        Assert.Equal(
            ("POST", "/api/bk-cmdb/prod/api/v3/find/proc/service_template/general_difference"),
            (request.Method, request.Path));
        JsonAssert.Equivalent("""{"bk_biz_id":3,"service_template_id":1,"bk_module_id":28}""", request.Json);
    }

    [Theory]
    [InlineData("""{"result":true,"code":0,"data":{"changed":null,"added":null,"removed":null,"attributes":null}}""")]
    [InlineData("""{"result":true,"code":0,"data":{}}""")]
    [InlineData("""{"result":true,"code":0,"data":null}""")]
    [InlineData("""{"result":true,"code":0,"data":{"changed":"x","added":[1,null,"y"],"attributes":7}}""")]
    public async Task Module_without_a_difference_has_one_entry(string body)
    {
        var entry = Assert.Single(await ReadAsync(new(Reply.Json(body)), new(Module())));
        Assert.Equal((typeof(StatusLogEntry), StatusLogSeverity.Warning), (entry.GetType(), entry.Severity));
        Assert.Contains(
            "no API of CMDB tells why it is Failed. It does not differ from its service template.", entry.Text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "Check the synchronization in CMDB: https://cmdb.example.com/#/x", entry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"code":1640401,"code_name":"API_NOT_FOUND","message":"API not found","result":false,"data":null}""", 404)]
    [InlineData(
        """{"code":1640301,"code_name":"APP_NO_PERMISSION","message":"App has no permission","result":false,"data":null}""",
        403)]
    [InlineData("""{"result":false,"bk_error_code":9900403,"bk_error_msg":"no permission","data":null}""", 200)]
    public async Task Operation_that_is_not_granted_has_one_entry(string body, int status)
    {
        var entry = Assert.Single(await ReadAsync(new(Reply.Json(body, status)), new(Module())));
        Assert.Contains("could not be read", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Esb_has_no_such_operation()
    {
        var site = new ScriptedHandler(Reply.Json(Differences));
        var entry = Assert.Single(await TestLogs.GetEntriesAsync(TestLogs.Connect("esb", site), new(Module())));
        Assert.Contains("The ESB does not report", entry.Text, StringComparison.Ordinal);
        Assert.Equal(0, site.Count);
    }

    [Theory]
    [InlineData("""{"result":false,"code":1199997,"message":"too many requests"}""", 200, StatusErrorKind.RateLimited)]
    [InlineData("""{"result":true,"data":"x"}""", 200, StatusErrorKind.Protocol)]
    [InlineData("""{"code":0}""", 200, StatusErrorKind.Protocol)]
    [InlineData("<html>", 502, StatusErrorKind.Unavailable)]
    [InlineData("[]", 200, StatusErrorKind.Protocol)]
    public async Task Other_failure_is_one_error(string body, int status, StatusErrorKind kind)
    {
        var item = Assert.Single(
            await TestLogs.ReadAsync(TestLogs.Connect("v3", new(Reply.Json(body, status))), new(Module())));
        Assert.Equal(kind, item.Error!.Kind);
    }

    [Theory]
    [InlineData(StatusState.Succeeded, false, 0)]
    [InlineData(StatusState.Pending, false, 0)]
    [InlineData(StatusState.Running, false, 1)]
    [InlineData(StatusState.OutOfSync, false, 1)]
    [InlineData(StatusState.Succeeded, true, 1)]
    [InlineData(StatusState.Pending, true, 1)]
    public async Task Differences_are_requested_if_there_may_be_any(StatusState state, bool all, int requests)
    {
        var site = new ScriptedHandler(Reply.Json(Differences));
        await ReadAsync(site, new(Module(state)) { All = all });
        Assert.Equal(requests, site.Count);
    }

    private static CmdbSyncStatus Module(StatusState state = StatusState.Failed) => new()
    {
        Profile = "bk",
        Id = "28",
        BizId = 3,
        ServiceTemplateId = 1,
        ModuleId = 28,
        State = state,
        WebUrl = "https://cmdb.example.com/#/x",
    };

    private static Task<List<StatusLogEntry>> ReadAsync(ScriptedHandler site, LogRequest request) =>
        TestLogs.GetEntriesAsync(TestLogs.Connect("v4", site), request);
}

using System.Globalization;
using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

/// <summary>JOB's list of instances: the same rows in each form, and each error.</summary>
public sealed class JobListTests
{
    private static readonly long Now = TestClock.Start.ToUnixTimeMilliseconds();
    private static readonly string Window = string.Create(
        CultureInfo.InvariantCulture,
        $"bk_scope_type=biz&bk_scope_id=1&create_time_start={Now - 28_800_000}&create_time_end={Now}");

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task List_is_newest_first_with_the_names_of_the_source_code()
    {
        var v4 = await GetAsync("v4", Window + "&name=deploy&length=3");
        Assert.Equal(
            [140, 141, 143],
            v4["data.job_instance_list"].EnumerateArray().Select(row => row.GetProperty("job_instance_id").GetInt64()));
        ReceivedResponse.AssertJson(
            $$"""
            {"bk_scope_type":"biz","bk_scope_id":"1","job_instance_id":140,"name":"Deploy web service",
            "operator":"alice","launch_mode":1,"type":0,"status":3,"create_time":{{Now - 720_000}},
            "start_time":{{Now - 720_000}},"end_time":{{Now - 625_000}},"total_time":95000}
            """,
            v4["data.job_instance_list.0"]);
        Assert.DoesNotContain("null", v4.Text, StringComparison.Ordinal);
        v4.AssertMissing("result");
        var v3 = await GetAsync("v3", Window + "&name=deploy&length=3&start=1");
        Assert.Equal(
            (1, 3, 5),
            (v3.GetNumber("data.start"), v3.GetNumber("data.length"), v3.GetNumber("data.total")));
        Assert.Equal(141, v3.GetNumber("data.data.0.job_instance_id"));
        Assert.Contains("\"end_time\":null", v3.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Esb_returns_the_same_rows()
    {
        string parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"\"create_time_start\":{Now - 28_800_000},\"create_time_end\":{Now},\"operator\":\"bob\",\"status\":2");
        var response = await _client.SendToEsbAsync(
            "jobv3/get_job_instance_list/",
            $"{{{EmulatorClient.CallerFields},\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"1\",{parameters}}}");
        Assert.Equal(143, response.GetNumber("data.data.0.job_instance_id"));
        Assert.Equal((1, 20), (response.GetNumber("data.total"), response.GetNumber("data.length")));
        Assert.NotEmpty(response.GetText("request_id")!);
    }

    [Theory]
    [InlineData("v3", "&length=1001", 1240003)]
    [InlineData("v3", "&length=0", 1240003)]
    [InlineData("v3", "&length=many", 1241005)]
    [InlineData("v3", "&start=4294967296", 1241005)]
    [InlineData("v3", "&launch_mode=api", 1241005)]
    [InlineData("v3", "&type=9", 1241002)]
    [InlineData("v4", "&length=201", 1240003)]
    [InlineData("v4", "&length=0", 1240003)]
    [InlineData("v4", "&offset=10001", 1240003)]
    [InlineData("v4", "&offset=first", 1241005)]
    [InlineData("v4", "&status=running", 1241005)]
    public async Task Invalid_page_or_filter_is_rejected(string version, string parameters, int code)
        => AssertRejected(await GetAsync(version, Window + parameters), version, code);

    [Theory]
    [InlineData("bk_scope_type=city", "query param [bk_scope_type] is illegal")]
    [InlineData(
        "bk_scope_type=biz&bk_scope_id=1&create_time_start=1", "query param [create_time_end] is missing")]
    public async Task V4_rejects_missing_and_illegal_parameters_like_its_other_operations(string query, string message)
        => Assert.Equal(message, (await GetAsync("v4", query)).GetText("error.message"));

    [Theory]
    [InlineData("v3", "create_time_start=1000", 1241007)]
    [InlineData("v3", "create_time_end=1000", 1241007)]
    [InlineData("v3", "create_time_start=1000&create_time_end=1000", 1241007)]
    [InlineData("v3", "create_time_start=1000&create_time_end=2592001001", 1241002)]
    [InlineData("v4", "create_time_start=1000", 1241004)]
    [InlineData("v4", "create_time_end=1000", 1241004)]
    [InlineData("v4", "create_time_start=x&create_time_end=1000", 1241005)]
    public async Task Invalid_time_window_is_rejected(string version, string window, int code)
        => AssertRejected(await GetAsync(version, "bk_scope_type=biz&bk_scope_id=1&" + window), version, code);

    [Theory]
    [InlineData("v3", "create_time_start=1000&create_time_end=2592001000")]
    [InlineData("v4", "create_time_start=1000&create_time_end=999992592001001")]
    [InlineData("v4", "create_time_start=1000&create_time_end=2000&offset=10000&length=200")]
    [InlineData("v3", "create_time_start=1000&create_time_end=2000&start=20000&length=1000")]
    public async Task Values_at_the_bounds_are_accepted(string version, string window)
        => Assert.Equal(200, (await GetAsync(version, "bk_scope_type=biz&bk_scope_id=2&" + window)).Status);

    [Fact]
    public async Task List_is_rejected_without_permission_for_the_business()
    {
        string window = Window.Replace("bk_scope_id=1", "bk_scope_id=4", StringComparison.Ordinal);
        Assert.Equal(9900403, (await GetAsync("v3", window)).GetNumber("code"));
        var v4 = await GetAsync("v4", window);
        Assert.Equal((403, "NO_PERMISSION"), (v4.Status, v4.GetText("error.code")));
    }

    [Fact]
    public async Task Each_form_is_counted_separately()
    {
        await GetAsync("v3", Window);
        await GetAsync("v4", Window);
        var counters = _client.Cloud.Counters;
        Assert.Equal(1, counters.GetCount(EmulatorActions.JobListV3Gateway));
        Assert.Equal(1, counters.GetCount(EmulatorActions.JobListV4));
        Assert.Equal(0, counters.GetCount(EmulatorActions.JobListV3Esb));
    }

    private static void AssertRejected(ReceivedResponse response, string version, int code)
    {
        if (version == "v3")
        {
            Assert.Equal((200, code), (response.Status, response.GetNumber("code")));
            return;
        }

        Assert.Equal((400, "INVALID_ARGUMENT"), (response.Status, response.GetText("error.code")));
        Assert.Equal(code, response.GetNumber("error.details.0.code"));
    }

    private Task<ReceivedResponse> GetAsync(string version, string query)
        => _client.SendToGatewayAsync("GET", $"/api/bk-job/prod/api/{version}/get_job_instance_list?{query}");
}

using System.Globalization;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>JOB's history: the same rows by each wire form, and each refusal.</summary>
public sealed class JobListTests
{
    private static readonly long Now = TestClock.Start.ToUnixTimeMilliseconds();
    private static readonly string Window = string.Create(CultureInfo.InvariantCulture, $"bk_scope_type=biz&bk_scope_id=1&create_time_start={Now - 28_800_000}&create_time_end={Now}");

    private readonly Wire _wire = new();

    [Fact]
    public async Task NewestFirstWithTheNamesOfTheSource()
    {
        var v4 = await GetAsync("v4", Window + "&name=deploy&length=3");
        Assert.Equal([140, 141, 143], v4["data.job_instance_list"].EnumerateArray().Select(row => row.GetProperty("job_instance_id").GetInt64()));
        WireAnswer.SameJson($$"""
            {"bk_scope_type":"biz","bk_scope_id":"1","job_instance_id":140,"name":"Deploy web service","operator":"alice","launch_mode":1,"type":0,"status":3,
             "create_time":{{Now - 720_000}},"start_time":{{Now - 720_000}},"end_time":{{Now - 625_000}},"total_time":95000}
            """, v4["data.job_instance_list.0"]);
        Assert.DoesNotContain("null", v4.Text, StringComparison.Ordinal);
        v4.HasNo("result");
        var v3 = await GetAsync("v3", Window + "&name=deploy&length=3&start=1");
        Assert.Equal((1, 3, 5), (v3["data.start"].GetInt32(), v3["data.length"].GetInt32(), v3["data.total"].GetInt32()));
        Assert.Equal(141, v3["data.data.0.job_instance_id"].GetInt64());
        Assert.Contains("\"end_time\":null", v3.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByEsbItIsTheSame()
    {
        var answer = await _wire.EsbAsync("jobv3/get_job_instance_list/", $$"""
            {"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin","bk_scope_type":"biz","bk_scope_id":"1",
             "create_time_start":{{Now - 28_800_000}},"create_time_end":{{Now}},"operator":"bob","status":2}
            """);
        Assert.Equal(143, answer["data.data.0.job_instance_id"].GetInt64());
        Assert.Equal((1, 20), (answer["data.total"].GetInt32(), answer["data.length"].GetInt32()));
        Assert.NotEmpty(answer["request_id"].GetString()!);
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
    public async Task RefusesAPageBeyondItsBounds(string version, string more, int code) => Refused(await GetAsync(version, Window + more), version, code);

    [Fact]
    public async Task V4TellsAMissingOrIllegalParameterAsItsOtherQuestionsDo()
    {
        Assert.Equal("query param [bk_scope_type] is illegal", (await GetAsync("v4", "bk_scope_type=city"))["error.message"].GetString());
        Assert.Equal("query param [create_time_end] is missing", (await GetAsync("v4", "bk_scope_type=biz&bk_scope_id=1&create_time_start=1"))["error.message"].GetString());
    }

    [Theory]
    [InlineData("v3", "create_time_start=1000", 1241007)]
    [InlineData("v3", "create_time_end=1000", 1241007)]
    [InlineData("v3", "create_time_start=1000&create_time_end=1000", 1241007)]
    [InlineData("v3", "create_time_start=1000&create_time_end=2592001001", 1241002)]
    [InlineData("v4", "create_time_start=1000", 1241004)]
    [InlineData("v4", "create_time_end=1000", 1241004)]
    [InlineData("v4", "create_time_start=x&create_time_end=1000", 1241005)]
    public async Task RefusesAWindow(string version, string window, int code) =>
        Refused(await GetAsync(version, "bk_scope_type=biz&bk_scope_id=1&" + window), version, code);

    [Theory]
    [InlineData("v3", "create_time_start=1000&create_time_end=2592001000")]
    [InlineData("v4", "create_time_start=1000&create_time_end=999992592001001")]
    [InlineData("v4", "create_time_start=1000&create_time_end=2000&offset=10000&length=200")]
    [InlineData("v3", "create_time_start=1000&create_time_end=2000&start=20000&length=1000")]
    public async Task TakesWhatIsJustWithinItsBounds(string version, string window) =>
        Assert.Equal(200, (await GetAsync(version, "bk_scope_type=biz&bk_scope_id=2&" + window)).Status);

    [Fact]
    public async Task RefusesWhoMayNotSeeTheBusiness()
    {
        string window = Window.Replace("bk_scope_id=1", "bk_scope_id=4", StringComparison.Ordinal);
        Assert.Equal(9900403, (await GetAsync("v3", window))["code"].GetInt32());
        Assert.Equal((403, "NO_PERMISSION"), ((await GetAsync("v4", window)).Status, (await GetAsync("v4", window))["error.code"].GetString()));
    }

    [Fact]
    public async Task EachWayIsCountedByItself()
    {
        await GetAsync("v3", Window);
        await GetAsync("v4", Window);
        Assert.Equal((1, 1, 0), (_wire.Cloud.Counters.Of(EmulatorActions.JobListV3Gateway), _wire.Cloud.Counters.Of(EmulatorActions.JobListV4), _wire.Cloud.Counters.Of(EmulatorActions.JobListV3Esb)));
    }

    private static void Refused(WireAnswer answer, string version, int code)
    {
        if (version == "v3") Assert.Equal((200, code), (answer.Status, answer["code"].GetInt32()));
        else Assert.Equal((400, "INVALID_ARGUMENT", code), (answer.Status, answer["error.code"].GetString(), answer["error.details.0.code"].GetInt32()));
    }

    private Task<WireAnswer> GetAsync(string version, string query) => _wire.GatewayAsync("GET", $"/api/bk-job/prod/api/{version}/get_job_instance_list?{query}");
}

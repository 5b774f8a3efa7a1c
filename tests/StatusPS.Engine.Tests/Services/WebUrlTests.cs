using StatusPS.Engine.Services;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Services;

/// <summary>The addresses of records in the consoles of the services.</summary>
public sealed class WebUrlTests
{
    [Theory]
    [InlineData("https://job.example.com/", "https://job.example.com/api_execute/100")]
    [InlineData("https://cmdb.example.com", "https://job.example.com/api_execute/100")]
    [InlineData("http://bk.example.com:8080/o/job", "http://bk.example.com:8080/o/job/api_execute/100")]
    [InlineData("https://user:pass@job.example.com/?a=b#c", "https://job.example.com/api_execute/100")]
    [InlineData(null, null)]
    [InlineData("job.example.com", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("javascript:alert(1)", null)]
    public async Task Job_page_is_at_the_web_address(string? address, string? expected)
    {
        var site = new ScriptedHandler(Reply.Json(SampleResponses.Job));
        var profile = TestProfiles.V3(site.Address, (nameof(BlueKingProfile.WebAddress), address));
        var record = await TestQueries.JobAsync(TestProfiles.Connect(profile, inProcess: site));
        Assert.Equal(expected, record.WebUrl);
        Assert.Equal(expected, ServiceRegistry.Get(record).GetWebPage(record, profile));
    }

    [Theory]
    [InlineData("https://job.example.com/", "https://cmdb.example.com/#/business/3/synchronous/module/1/28")]
    [InlineData("https://cmdb.example.com", "https://cmdb.example.com/#/business/3/synchronous/module/1/28")]
    [InlineData("http://job:8080", "http://cmdb:8080/#/business/3/synchronous/module/1/28")]
    [InlineData("https://jobs.example.com", null)]
    [InlineData("https://10.0.0.1", null)]
    [InlineData(null, null)]
    public async Task Cmdb_page_is_known_by_the_name_of_the_host(string? address, string? expected)
    {
        var site = new ScriptedHandler(Reply.Json(SampleResponses.Cmdb));
        var profile = TestProfiles.BlueKing(site.Address, (nameof(BlueKingProfile.WebAddress), address));
        var record =
            Assert.Single((await TestQueries.CmdbAsync(TestProfiles.Connect(profile, inProcess: site), 28))[0].Records);
        Assert.Equal(expected, record.WebUrl);
    }

    [Theory]
    [InlineData(null, "cn-hangzhou", "https://dtsnew.console.aliyun.com/sync/cn-hangzhou")]
    [InlineData("https://dts.aliyuncs.com", "CN-Beijing", "https://dtsnew.console.aliyun.com/sync/cn-beijing")]
    [InlineData(
        "dts-vpc.cn-hangzhou.aliyuncs.com", "cn-hangzhou", "https://dtsnew.console.aliyun.com/sync/cn-hangzhou")]
    [InlineData("https://dts.private.example", "cn-hangzhou", null)]
    [InlineData(null, null, null)]
    [InlineData(null, "../x", null)]
    public void Dts_page_is_that_of_the_region(string? endpoint, string? region, string? expected) =>
        Assert.Equal(expected, DtsWebPage.GetAddress(TestProfiles.Aliyun(endpoint), region));

    [Fact]
    public async Task Authing_page_is_not_known()
    {
        var site = new ScriptedHandler(Reply.Json(SampleResponses.Authing));
        Assert.Null((await TestQueries.AuthingAsync(
            TestProfiles.Connect(TestProfiles.Signed(site.Address), inProcess: site)))[0].WebUrl);
    }

    [Fact]
    public void Records_with_other_addresses_are_equal() =>
        Assert.Equal(
            new JobInstanceStatus { JobInstanceId = 1 },
            new JobInstanceStatus { JobInstanceId = 1, WebUrl = "https://job.example.com" });
}

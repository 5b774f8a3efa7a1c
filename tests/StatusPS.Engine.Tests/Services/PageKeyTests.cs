using StatusPS.Engine.Services;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Services;

/// <summary>The keys in the addresses of console pages.</summary>
public sealed class PageKeyTests
{
    private const string Job = "https://job.example.com";
    private const string Cmdb = "https://cmdb.example.com";
    private const string Dts = "https://dtsnew.console.aliyun.com";
    private const string Authing = "https://console.authing.cn/console/64f0c1";

    [Theory]
    [InlineData(Job + "/api_execute/102", "102", "")]
    [InlineData(Job + "/api_execute/102/", "102", "")]
    [InlineData(Job + "/api_execute/102?stepInstanceId=5&retryCount=0&batch=1", "102", "")]
    [InlineData(Job + "/api_execute_step/102/5?retryCount=0&batch=", "102", "")]
    [InlineData("http://bk.example.com:8080/o/job/api_execute/9007199254740993", "9007199254740993", "")]
    [InlineData(Job + "/biz/2/execute/task/102", "102", "BizId=2 ScopeId=2 ScopeType=biz")]
    [InlineData(Job + "/biz/2/execute/step/102?stepInstanceId=5&from=x", "102", "BizId=2 ScopeId=2 ScopeType=biz")]
    [InlineData(Job + "/biz/2/execute/quick-launch/102", "102", "BizId=2 ScopeId=2 ScopeType=biz")]
    [InlineData(Job + "/biz/2/execute/redo_task/102", "102", "BizId=2 ScopeId=2 ScopeType=biz")]
    [InlineData(Job + "/o/biz_set/7/execute/task/102", "102", "ScopeId=7 ScopeType=biz_set")]
    [InlineData(Job + "/2/execute/step/102", "102", "BizId=2 ScopeId=2 ScopeType=biz")]
    [InlineData(Cmdb + "/#/business/3/synchronous/module/1/28", "28", "BizId=3 ServiceTemplateId=1")]
    [InlineData(Cmdb + "/#/business/3/synchronous/module/1/28,29?_t=1", "28,29", "BizId=3 ServiceTemplateId=1")]
    [InlineData(Cmdb + "/#/business/3/sync/service-template/1/28%2C29", "28,29", "BizId=3 ServiceTemplateId=1")]
    [InlineData(Cmdb + "/#/business/3/index?tab=hostList&node=module-28", "28", "BizId=3")]
    [InlineData(Dts + "/sync/cn-hangzhou", "", "RegionId=cn-hangzhou")]
    [InlineData(Dts + "/?regionId=cn-beijing#/sync/list", "", "RegionId=cn-beijing")]
    [InlineData(Dts + "/sync/detail/cn-hangzhou/dtsabc123def", "dtsabc123def", "RegionId=cn-hangzhou")]
    [InlineData(Dts + "/detail?instanceId=dtsabc123def", "dtsabc123def", "")]
    [InlineData("https://dts.console.alibabacloud.com/sync/ap-southeast-1", "", "RegionId=ap-southeast-1")]
    [InlineData(Authing + "/sync-center/task/1001?tab=log", "1001", "")]
    [InlineData("https://authing.example.com/x?syncTaskId=1001", "1001", "")]
    public void Page_of_a_record_has_its_key(string address, string ids, string parameters)
    {
        var key = ServiceRegistry.ReadPage(WebPageAddress.Parse(address)!)!;
        Assert.Equal(ids, string.Join(',', key.Ids));
        Assert.Equal(parameters, string.Join(' ', key.Parameters.OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => $"{part.Key}={part.Value}")));
        string host = new Uri(address).Host;
        Assert.Equal(
            host.StartsWith("cmdb", StringComparison.Ordinal) ? StatusService.Cmdb
            : host.StartsWith("dts", StringComparison.Ordinal) ? StatusService.Dts
            : host.Contains("authing", StringComparison.Ordinal) ? StatusService.Authing : StatusService.Job,
            key.Service);
    }

    [Theory]
    [InlineData(Job)]
    [InlineData(Job + "/biz/2/execute/list")]
    [InlineData(Job + "/biz/2/execute/task/0")]
    [InlineData(Job + "/biz/2/execute/task/9223372036854775808")]
    [InlineData(Job + "/biz/2/execute/task/102/5")]
    [InlineData(Job + "/biz/abc/execute/task/102")]
    [InlineData(Job + "/api_plan/102")]
    [InlineData(Cmdb + "/#/business/3/index?node=set-28")]
    [InlineData(Cmdb + "/#/business/3/synchronous/module/1/28,x")]
    [InlineData(Cmdb + "/#/business/0/synchronous/module/1/28")]
    [InlineData(Cmdb + "/business/3/synchronous/module/1/28")]
    [InlineData(Dts + "/")]
    [InlineData(Dts + "/migrate/cn-hangzhou")]
    [InlineData("https://dtsnew.example.com/sync/cn-hangzhou")]
    [InlineData(Authing + "/sync-center/task/1001/job/2002")]
    [InlineData(Authing + "/user/1001")]
    public void Page_without_a_record_has_no_key(string address) =>
        Assert.Null(ServiceRegistry.ReadPage(WebPageAddress.Parse(address)!));

    [Theory]
    [InlineData("job.example.com/api_execute/102")]
    [InlineData("ftp://job.example.com/api_execute/102")]
    [InlineData("https://")]
    [InlineData("102")]
    public void Text_that_is_not_a_web_address_is_rejected(string text) => Assert.Null(WebPageAddress.Parse(text));

    [Theory]
    [InlineData(null, Job + "/api_execute/1", null)]
    [InlineData("https://JOB.example.com/", Job + "/api_execute/1", null)]
    [InlineData("https://cmdb.example.com", Job + "/api_execute/1", null)]
    [InlineData("https://job.example.com:8443", Job + "/api_execute/1", "job.example.com:8443")]
    [InlineData("https://job.test.example.com", Job + "/api_execute/1", "job.test.example.com")]
    [InlineData("https://job.example.com", Cmdb + "/#/business/3/index?node=module-28", null)]
    [InlineData("https://job.test.example.com", Cmdb + "/#/business/3/index?node=module-28", "cmdb.test.example.com")]
    [InlineData("https://jobs.example.com", Cmdb + "/#/business/3/index?node=module-28", null)]
    [InlineData("https://jobs.example.org", Cmdb + "/#/business/3/index?node=module-28", "jobs.example.org")]
    [InlineData("https://10.0.0.1", Cmdb + "/#/business/3/index?node=module-28", "10.0.0.1")]
    public void Page_of_another_site_is_found_by_the_web_address(string? web, string address, string? other)
    {
        var profile = TestProfiles.BlueKing(
            "https://bkapi.example.com", (nameof(BlueKingProfile.WebAddress), web));
        var key = ServiceRegistry.ReadPage(WebPageAddress.Parse(address)!)!;
        Assert.Equal(other, ServiceRegistry.Get(key.Service).FindOtherSite(key.Address, profile));
    }

    [Fact]
    public void Page_of_a_record_that_the_profile_links_to_is_read_back()
    {
        var profile = TestProfiles.BlueKing("https://bkapi.example.com", (nameof(BlueKingProfile.WebAddress), Job));
        foreach (var record in (StatusRecord[])
            [
                new JobInstanceStatus { JobInstanceId = 102, Id = "102" },
                new CmdbSyncStatus { BizId = 3, ServiceTemplateId = 1, ModuleId = 28, Id = "28" },
            ])
        {
            string page = ServiceRegistry.Get(record).GetWebPage(record, profile)!;
            var key = ServiceRegistry.ReadPage(WebPageAddress.Parse(page)!)!;
            Assert.Equal((record.Service, record.Id), (key.Service, Assert.Single(key.Ids)));
        }
    }
}

using System.Text.Json;
using System.Xml.Linq;
using StatusPS.Emulator;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>What the emulator makes of DescribeDtsJobs, right and wrong.</summary>
public sealed class DtsListTests
{
    [Theory]
    [InlineData("JobType=SYNC", 400, "MissingRegion")]
    [InlineData("RegionId=cn-hangzhou&JobType=SYNC", 400, "MissingRegion")]
    [InlineData("Region=cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData("Region=cn-hangzhou&PageSize=50", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&PageSize=0", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&PageNumber=0", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&JobType=sync", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&OrderColumn=Name", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&OrderDirection=Up", 400, "InvalidParameter")]
    [InlineData("Region=cn-hangzhou&WithoutDbList=yes", 400, "InvalidParameter")]
    public async Task Refuses(string parameters, int status, string code)
    {
        var (answered, body) = await AskAsync(new(), parameters);
        Assert.Equal((status, code), (answered, JsonElement.Parse(body).GetProperty("Code").GetString()));
    }

    [Theory]
    [InlineData("Region=cn-hangzhou", 1, 1, 1)]
    [InlineData("Region=cn-hangzhou&JobType=SUBSCRIBE", 0, 0, 1)]
    [InlineData("Region=cn-hangzhou&JobType=SYNC", 20, 48, 1)]
    [InlineData("Region=cn-hangzhou&JobType=SYNC&PageNumber=3", 8, 48, 3)]
    [InlineData("Region=cn-hangzhou&JobType=SYNC&PageSize=30&PageNumber=2", 18, 48, 2)]
    [InlineData("Region=cn-hangzhou&JobType=SYNC&PageNumber=2147483647", 0, 48, int.MaxValue)]
    [InlineData("Region=cn-hangzhou&JobType=SYNC&Status=PrecheckFailed", 1, 1, 1)]
    [InlineData("Region=cn-qingdao&JobType=SYNC", 0, 0, 1)]
    public async Task Pages(string parameters, int given, int total, int page)
    {
        var answer = JsonElement.Parse((await AskAsync(new() { ListedDtsJobs = 120 }, parameters)).Body);
        Assert.Equal((given, total, page), (answer.GetProperty("DtsJobList").GetArrayLength(), answer.GetProperty("TotalRecordCount").GetInt32(), answer.GetProperty("PageNumber").GetInt32()));
        Assert.Equal(given, answer.GetProperty("PageRecordCount").GetInt32());
    }

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task OrdersByCreation(string direction)
    {
        var answer = JsonElement.Parse((await AskAsync(new() { ListedDtsJobs = 60 }, $"Region=cn-beijing&JobType=SYNC&OrderColumn=CreateTime&OrderDirection={direction}&PageSize=30")).Body);
        string[] made = [.. answer.GetProperty("DtsJobList").EnumerateArray().Select(job => job.GetProperty("CreateTime").GetString()!)];
        Assert.Equal(22, made.Length);
        Assert.Equal(direction == "ASC" ? made.Order() : made.OrderDescending(), made);
    }

    [Fact]
    public async Task AnswersInXmlWhereItIsAskedTo()
    {
        var root = XElement.Parse((await AskAsync(new(), "Region=cn-shanghai&JobType=SYNC&Format=XML")).Body);
        Assert.Equal(("DescribeDtsJobsResponse", "2"), (root.Name.LocalName, root.Element("TotalRecordCount")!.Value));
        Assert.Equal(["payments-audit", "events-to-lake"], root.Elements("DtsJobList").OrderByDescending(job => job.Element("DtsJobName")!.Value).Select(job => job.Element("DtsJobName")!.Value));
        Assert.All(root.Elements("DtsJobList"), job => Assert.Equal("MySQL", job.Element("SourceEndpoint")!.Element("EngineName")!.Value));
    }

    [Fact]
    public async Task RefusesAKeyThatMayDoNothing()
    {
        var profile = TestProfiles.With(new AliyunProfile("ali"), EmulatorAccounts.Aliyun.Endpoint,
            (nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.ForbiddenAccessKeyId), (AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.ForbiddenAccessKeySecret));
        Assert.Equal(403, (await AskAsync(new(), "Region=cn-hangzhou", profile)).Status);
    }

    private static async Task<(int Status, string Body)> AskAsync(EmulatorOptions options, string parameters, AliyunProfile? profile = null)
    {
        profile ??= TestProfiles.With(new AliyunProfile("ali"), EmulatorAccounts.Aliyun.Endpoint,
            (nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId), (AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret));
        using var client = new HttpClient(new EmulatorHandler(new EmulatedCloud(options)));
        using var request = new AliyunSigner(profile).CreateRequest(new Uri(EmulatorAccounts.Aliyun.Endpoint), "DescribeDtsJobs", "2020-01-01",
            parameters.Split('&').Select(pair => KeyValuePair.Create(pair.Split('=')[0], pair.Split('=')[1])), TimeProvider.System.GetUtcNow(), Guid.NewGuid().ToString("N"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

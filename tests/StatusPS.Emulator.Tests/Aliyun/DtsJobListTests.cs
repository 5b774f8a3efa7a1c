using System.Xml.Linq;
using Xunit;

namespace StatusPS.Emulator.Tests.Aliyun;

/// <summary><c>DescribeDtsJobs</c>, valid and invalid.</summary>
public sealed class DtsJobListTests
{
    private readonly EmulatorClient _client = new();

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
    public async Task Invalid_parameters_are_rejected(string parameters, int status, string code)
    {
        var response = await ListAsync(parameters);
        Assert.Equal((status, code), (response.Status, response.GetText("Code")));
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
    public async Task Page_has_the_requested_number_size_and_type(string parameters, int count, int total, int page)
    {
        _client.Cloud.Options.ListedDtsJobs = 120;
        var response = await ListAsync(parameters);
        Assert.Equal((count, count), (response["DtsJobList"].GetArrayLength(), response.GetNumber("PageRecordCount")));
        Assert.Equal((total, page), (response.GetNumber("TotalRecordCount"), response.GetNumber("PageNumber")));
    }

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task Jobs_are_ordered_by_creation(string direction)
    {
        _client.Cloud.Options.ListedDtsJobs = 60;
        var response = await ListAsync(
            $"Region=cn-beijing&JobType=SYNC&OrderColumn=CreateTime&OrderDirection={direction}&PageSize=30");
        var jobs = response["DtsJobList"].EnumerateArray();
        string[] created = [.. jobs.Select(job => job.GetProperty("CreateTime").GetString()!)];
        Assert.Equal(22, created.Length);
        Assert.Equal(direction == "ASC" ? created.Order() : created.OrderDescending(), created);
    }

    [Fact]
    public async Task Response_is_XML_when_requested()
    {
        var root = XElement.Parse((await ListAsync("Region=cn-shanghai&JobType=SYNC&Format=XML")).Text);
        Assert.Equal("DescribeDtsJobsResponse", root.Name.LocalName);
        Assert.Equal("2", root.Element("TotalRecordCount")!.Value);
        string[] names = [.. root.Elements("DtsJobList").Select(job => job.Element("DtsJobName")!.Value)];
        Assert.Equal(["events-to-lake", "payments-audit"], names.Order());
        Assert.All(
            root.Elements("DtsJobList"),
            job => Assert.Equal("MySQL", job.Element("SourceEndpoint")!.Element("EngineName")!.Value));
    }

    [Fact]
    public async Task Key_without_permission_is_rejected()
    {
        var request = Create("Region=cn-hangzhou") with
        {
            KeyId = EmulatorAccounts.Aliyun.ForbiddenAccessKeyId,
            Secret = EmulatorAccounts.Aliyun.ForbiddenAccessKeySecret,
        };
        Assert.Equal(403, (await _client.SendAsync(request.CreateAcs3())).Status);
    }

    private Task<ReceivedResponse> ListAsync(string parameters) => _client.SendAsync(Create(parameters).CreateAcs3());

    private SignedDtsRequest Create(string parameters) => new(_client.CreateNonce(), _client.Time.GetUtcNow())
    {
        Action = "DescribeDtsJobs",
        Ids = null,
        RegionId = null,
        MoreParameters = parameters,
    };
}

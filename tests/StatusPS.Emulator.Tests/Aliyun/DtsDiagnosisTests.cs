using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace StatusPS.Emulator.Tests.Aliyun;

/// <summary>The reasons of a failure that DTS gives: in the list, by instance, and in the service log.</summary>
public sealed class DtsDiagnosisTests
{
    private const string ServiceLog = "DescribeDtsServiceLog";
    private const string JobStatus = "DescribeSynchronizationJobStatus";

    private readonly EmulatorClient _client = new();

    [Fact]
    public async Task Listed_job_has_precheck_items_with_a_repair_method()
    {
        var job = await FindAsync("dtsdemoprecheckfailed");
        Assert.Equal(
            "DTS-1020042: the account may not read the redo log.", job.GetProperty("ErrorMessage").GetString());
        Assert.Equal("DTS-1020042", job.GetProperty("ErrorDetails")[0].GetProperty("ErrorCode").GetString());
        Assert.StartsWith("https://", job.GetProperty("ErrorDetails")[0].GetProperty("HelpUrl").GetString());
        var precheck = job.GetProperty("PrecheckStatus");
        Assert.Equal("Failed", precheck.GetProperty("Status").GetString());
        JsonElement[] items = [.. precheck.GetProperty("Detail").EnumerateArray()];
        Assert.Equal(
            ["Success", "Success", "Failed", "Failed"],
            items.Select(item => item.GetProperty("CheckResult").GetString()!));
        Assert.Contains(
            "V_$LOGMNR_CONTENTS", items[2].GetProperty("FailedReason").GetString(), StringComparison.Ordinal);
        Assert.Contains("GRANT SELECT", items[2].GetProperty("RepairMethod").GetString(), StringComparison.Ordinal);
        Assert.Equal("Privilege", job.GetProperty("MigrationErrType").GetString());
        Assert.NotEmpty(job.GetProperty("MigrationErrWorkaround").GetString()!);
        Assert.Equal(
            "NotStarted", job.GetProperty("DataSynchronizationStatus").GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Reverse_job_has_its_own_error()
    {
        var job = await FindAsync("dtsdemotwoway");
        Assert.False(job.TryGetProperty("ErrorMessage", out _));
        var reverse = job.GetProperty("ReverseJob");
        Assert.Contains("主键冲突", reverse.GetProperty("ErrorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal("DTS-30020", reverse.GetProperty("ErrorDetails")[0].GetProperty("ErrorCode").GetString());
        Assert.Equal(
            "Failed", reverse.GetProperty("DataSynchronizationStatus").GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Retrying_job_has_a_retry_state_that_advances()
    {
        var retry = (await FindAsync("dtsdemoretrying")).GetProperty("RetryState");
        Assert.True(retry.GetProperty("Retrying").GetBoolean());
        Assert.Equal(
            (20, 600, 43_200),
            (
                retry.GetProperty("RetryCount").GetInt32(),
                retry.GetProperty("RetryTime").GetInt32(),
                retry.GetProperty("MaxRetryTime").GetInt32()));
        Assert.Equal("destDB", retry.GetProperty("RetryTarget").GetString());
        _client.Time.Advance(60);
        retry = (await FindAsync("dtsdemoretrying")).GetProperty("RetryState");
        Assert.Equal(660, retry.GetProperty("RetryTime").GetInt32());
    }

    [Fact]
    public async Task Phases_advance_with_the_job()
    {
        _client.Time.Advance(3.5);
        var job = await FindAsync("dtsdemomove");
        Assert.Equal("50", job.GetProperty("PrecheckStatus").GetProperty("Percent").GetString());
        _client.Time.Advance(10);
        job = await FindAsync("dtsdemomove");
        Assert.Equal("Migrating", job.GetProperty("DataInitializationStatus").GetProperty("Status").GetString());
        Assert.Equal("50", job.GetProperty("DataInitializationStatus").GetProperty("Percent").GetString());
        _client.Time.Advance(10);
        job = await FindAsync("dtsdemomove");
        Assert.Equal("100", job.GetProperty("DataSynchronizationStatus").GetProperty("Percent").GetString());
        Assert.False(job.TryGetProperty("ErrorDetails", out _));
    }

    [Theory]
    [InlineData("dtsdemoinitializefailed", "cn-hangzhou")]
    [InlineData("dtsdemofailed", "cn-hangzhou")]
    [InlineData("dtsdemomodifyfailed", "cn-hangzhou")]
    [InlineData("dtsdemoshanghai1", "cn-shanghai")]
    [InlineData("dtslist000007", "cn-beijing")]
    [InlineData("dtsload000007", "cn-hangzhou")]
    public async Task Failed_job_has_an_error_with_its_code(string id, string region)
    {
        var job = await FindAsync(id, region);
        string code = job.GetProperty("ErrorDetails")[0].GetProperty("ErrorCode").GetString()!;
        Assert.StartsWith(code + ": ", job.GetProperty("ErrorMessage").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dtsdemosuspending", "cn-hangzhou")]
    [InlineData("dtsdemolocked", "cn-hangzhou")]
    [InlineData("dtsdemobeijing2", "cn-beijing")]
    [InlineData("dtslist000013", "cn-beijing")]
    public async Task Paused_job_has_a_reason_in_its_phase(string id, string region)
    {
        var job = await FindAsync(id, region);
        Assert.False(job.TryGetProperty("ErrorMessage", out _));
        Assert.NotEmpty(job.GetProperty("DataSynchronizationStatus").GetProperty("ErrorMessage").GetString()!);
    }

    [Fact]
    public async Task List_can_be_restricted_to_a_task()
    {
        var response = await SendAsync(
            "DescribeDtsJobs", "Region=cn-hangzhou&JobType=SYNC&DtsJobId=demotwoway");
        Assert.Equal("dtsdemotwoway", response.GetText("DtsJobList.0.DtsInstanceID"));
        response = await SendAsync("DescribeDtsJobs", "Region=cn-beijing&JobType=SYNC&DtsInstanceId=dtsdemotwoway");
        Assert.Equal(0, response.GetNumber("TotalRecordCount"));
    }

    [Fact]
    public async Task Xml_repeats_precheck_items_without_a_wrapper()
    {
        var response = await SendAsync(
            "DescribeDtsJobs", "Region=cn-hangzhou&JobType=SYNC&DtsInstanceId=dtsdemoprecheckfailed&Format=XML");
        var job = XElement.Parse(response.Text).Element("DtsJobList")!;
        Assert.Equal(4, job.Element("PrecheckStatus")!.Elements("Detail").Count());
        Assert.Equal("DTS-1020042", job.Element("ErrorDetails")!.Element("ErrorCode")!.Value);
    }

    [Fact]
    public async Task Job_status_has_precheck_items_with_other_names_and_a_code_on_success()
    {
        var response = await SendAsync(JobStatus, "SynchronizationJobId=dtsdemoprecheckfailed");
        Assert.Equal(("01", true), (response.GetText("Code"), response["Success"].GetBoolean()));
        Assert.Equal("precheckfailed", response.GetText("Status"));
        var item = response["PrecheckStatus.Detail.2"];
        Assert.Equal(
            ("CHECK_SRC_REDO_LOG", "Failed"),
            (item.GetProperty("ItemName").GetString(), item.GetProperty("CheckStatus").GetString()));
        Assert.NotEmpty(item.GetProperty("ErrorMessage").GetString()!);
        Assert.NotEmpty(item.GetProperty("RepairMethod").GetString()!);
        Assert.Equal(1, _client.Cloud.Counters.GetCount(EmulatorActions.DtsJob));
    }

    [Fact]
    public async Task Job_status_is_that_of_the_direction()
    {
        const string id = "SynchronizationJobId=dtsdemotwoway";
        Assert.Equal("synchronizing", (await SendAsync(JobStatus, id)).GetText("Status"));
        var reverse = await SendAsync(JobStatus, id + "&SynchronizationDirection=Reverse");
        Assert.Equal(("failed", "Reverse"), (reverse.GetText("Status"), reverse.GetText("SynchronizationDirection")));
        Assert.StartsWith("DTS-30020", reverse.GetText("ErrorMessage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SynchronizationDirection=Forward", 400, "MissingSynchronizationJobId")]
    [InlineData("SynchronizationJobId=dtsdemolag&SynchronizationDirection=forward", 400, "InvalidParameter")]
    [InlineData("SynchronizationJobId=dtsbad1", 400, "InvalidJobId")]
    [InlineData("SynchronizationJobId=dtsnone", 403, "Forbidden.InstanceNotFound")]
    [InlineData("SynchronizationJobId=dtsdemolag&RegionId=cn-beijing", 403, "Forbidden.InstanceNotFound")]
    public async Task Job_status_rejects_invalid_parameters(string parameters, int status, string code)
    {
        var response = await SendAsync(JobStatus, parameters);
        Assert.Equal((status, code), (response.Status, response.GetText("Code")));
    }

    [Fact]
    public async Task Service_log_has_pages_and_a_code_on_success()
    {
        const string log = "DtsJobId=demolag&SubJobType=SYNC_WRITER&PageSize=1000";
        var first = await SendAsync(ServiceLog, log);
        Assert.Equal((200, 200), (first.GetNumber("Code"), first.GetNumber("HttpStatusCode")));
        Assert.Equal((2401, 1000), (first.GetNumber("TotalRecordCount"), first.GetNumber("PageRecordCount")));
        Assert.Equal("2026-02-28T12:00:00.000+00:00", first.GetText("ServiceLogContexts.0.Time"));
        Assert.Equal("NORMAL", first.GetText("ServiceLogContexts.0.State"));
        var third = await SendAsync(ServiceLog, log + "&PageNumber=3");
        Assert.Equal(401, third["ServiceLogContexts"].GetArrayLength());
        _client.Time.Advance(60);
        Assert.Equal(2403, (await SendAsync(ServiceLog, log)).GetNumber("TotalRecordCount"));
        Assert.Equal(3, _client.Cloud.Counters.GetCount(EmulatorActions.DtsLog));
    }

    [Theory]
    [InlineData("demoshanghai1", "SYNC_WRITER", "&Status=ERROR", 1, "DTS-070211: Connect Source DB failed.")]
    [InlineData("demoshanghai1", "SYNC_WRITER", "&Status=WARN,ERROR", 4, "第 1 次重试：Connect Source DB failed.")]
    [InlineData("demoinitializefailed", "DATA_LOAD", "&Status=ERROR", 1, "DTS-61003: 全量初始化失败")]
    [InlineData("demotwowayr", "SYNC_WRITER", "&Status=ERROR", 1, "DTS-30020: ")]
    [InlineData("demosuspending", "SYNC_WRITER", "&Status=WARN", 1, "任务已由 RAM 用户")]
    [InlineData("demoshanghai1", "SYNC_WRITER", "&Keyword=Connect Source", 4, "第 1 次重试：Connect")]
    [InlineData("demoprecheckfailed", "SYNC_WRITER", "", 0, null)]
    [InlineData("demolag", "ONLINE_WRITER", "", 0, null)]
    [InlineData("demolag", "SYNC_WRITER", "&EndTime=1000", 0, null)]
    public async Task Service_log_has_the_reason(string task, string type, string filter, int total, string? text)
    {
        var response = await SendAsync(ServiceLog, $"DtsJobId={task}&SubJobType={type}{filter}");
        Assert.Equal(total, response.GetNumber("TotalRecordCount"));
        if (text is not null)
            Assert.StartsWith(text, response.GetText("ServiceLogContexts.0.Context"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SubJobType=SYNC_WRITER", "MissingDtsJobId")]
    [InlineData("DtsJobId=demolag", "MissingSubJobType")]
    [InlineData("DtsJobId=demolag&SubJobType=FULL", "InvalidParameter")]
    [InlineData("DtsJobId=demolag&SubJobType=SYNC_WRITER&Status=INFO", "InvalidParameter")]
    [InlineData("DtsJobId=demolag&SubJobType=SYNC_WRITER&PageSize=30", "InvalidParameter")]
    [InlineData("DtsJobId=demolag&SubJobType=SYNC_WRITER&PageNumber=0", "InvalidParameter")]
    [InlineData("DtsJobId=demolag&SubJobType=SYNC_WRITER&StartTime=2&EndTime=1", "InvalidParameter")]
    [InlineData("DtsJobId=demolag&SubJobType=SYNC_WRITER&StartTime=today", "InvalidParameter")]
    [InlineData("DtsJobId=dtsdemolag&SubJobType=SYNC_WRITER", "InvalidJobId")]
    [InlineData("DtsJobId=demotwowayx&SubJobType=SYNC_WRITER", "InvalidJobId")]
    public async Task Service_log_rejects_invalid_parameters(string parameters, string code)
    {
        var response = await SendAsync(ServiceLog, parameters);
        Assert.Equal((400, code), (response.Status, response.GetText("Code")));
    }

    private async Task<JsonElement> FindAsync(string id, string region = "cn-hangzhou")
    {
        var response = await SendAsync(
            "DescribeDtsJobs", $"Region={region}&JobType=SYNC&DtsInstanceId={id}");
        Assert.Equal(1, response.GetNumber("TotalRecordCount"));
        return response["DtsJobList.0"];
    }

    private Task<ReceivedResponse> SendAsync(string action, string parameters) => _client.SendAsync(
        new SignedDtsRequest(_client.CreateNonce(), _client.Time.GetUtcNow())
        {
            Action = action,
            Ids = null,
            RegionId = null,
            MoreParameters = parameters,
        }.CreateAcs3());
}

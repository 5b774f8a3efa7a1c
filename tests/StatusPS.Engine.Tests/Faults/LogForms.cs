using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>The wire forms of requests for logs: their requests, and their responses.</summary>
internal static class LogForms
{
    private const string Logs =
        """[{"bk_host_id":1,"bk_cloud_id":0,"ip":"10.0.0.1","log_content":"one"},{"bk_host_id":2,"ip":"10.0.0.2"}]""";

    private const string LogsV4 =
        """[{"execute_object":{"type":1,"resource_id":"1","host":{"bk_host_id":1}},"log_content":"one"}]""";

    /// <summary>Returns true for a request for a log.</summary>
    public static bool IsLog(this WireForm form) => form.GetStatusForm() != form;

    /// <summary>Returns the form of requests for a status with the same envelopes.</summary>
    public static WireForm GetStatusForm(this WireForm form) => form switch
    {
        WireForm.CmdbDifference => WireForm.CmdbGateway,
        WireForm.JobLogV3Esb => WireForm.JobV3Esb,
        WireForm.JobLogV3Gateway or WireForm.JobLogOfOneHost => WireForm.JobV3Gateway,
        WireForm.JobLogV4Gateway => WireForm.JobV4Gateway,
        WireForm.DtsServiceLog => WireForm.DtsAcs3,
        WireForm.AuthingSyncJobLog => WireForm.AuthingSignature,
        _ => form,
    };

    /// <summary>Returns the body of a successful response.</summary>
    public static string GetBody(WireForm form) => form switch
    {
        WireForm.CmdbDifference =>
            """{"result":true,"bk_error_code":0,"data":{"added":[{"id":1,"process_template_name":"success"}],"changed":[],"removed":[],"attributes":[]}}""",
        WireForm.JobLogV3Esb or WireForm.JobLogV3Gateway =>
            """{"result":true,"code":0,"message":"success","data":{"log_type":1,"script_task_logs":""" + Logs + "}}",
        WireForm.JobLogOfOneHost =>
            """{"result":true,"code":0,"message":"success","data":{"log_type":1,"bk_host_id":1,"log_content":"one"}}""",
        WireForm.JobLogV4Gateway =>
            """{"data":{"log_type":1,"script_step_execute_object_logs":""" + LogsV4 + """},"job_request_id":"R"}""",
        WireForm.DtsServiceLog =>
            """{"RequestId":"R","Success":true,"Code":"200","TotalRecordCount":1,"ServiceLogContexts":[{"Context":"one","State":"ERROR","Time":"2026-03-01T00:00:00Z"}]}""",
        _ =>
            """{"statusCode":200,"data":{"totalCount":1,"list":[{"objectId":"one","success":false}]}}""",
    };

    /// <summary>Returns true for a request with the key that a fault affects.</summary>
    public static bool HasAffectedKey(WireForm form, RecordedRequest request) => form switch
    {
        WireForm.CmdbDifference => request.Text.Contains("\"bk_module_id\":28", StringComparison.Ordinal),
        WireForm.DtsServiceLog => request.Query["DtsJobId"] == "dts1",
        WireForm.AuthingSyncJobLog => request.RawQuery.Contains("syncJobId=1000", StringComparison.Ordinal),
        _ => WireFormExtensions.HasAffectedJob(request),
    };

    /// <summary>Requests the log of the key that a fault affects, or of another one.</summary>
    /// <param name="form">The form.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="number">1 for the affected key, 2 for the other one.</param>
    /// <param name="trace">Receives a line per attempt.</param>
    public static async Task QueryAsync(WireForm form, ProfileConnection connection, long number, Action<string> trace)
    {
        switch (form.Service())
        {
            case StatusService.Cmdb:
                Assert.Single(await SendAsync(new CmdbDifferenceRequest(
                    (BlueKingProfile)connection.Profile, Session(), new(3, 1, 27 + number))));
                break;
            case StatusService.Job:
                JobHostStatus[] hosts = [new() { HostId = 1, Ip = "10.0.0.1" }, new() { HostId = 2, Ip = "10.0.0.2" }];
                var logs = await SendAsync(new JobLogRequest(
                    (BlueKingProfile)connection.Profile, Session(), new("biz", "1", 99 + number), 200,
                    JobLogTarget.HostId, form == WireForm.JobLogOfOneHost ? hosts[..1] : hosts));
                Assert.Equal("one", logs[0].Content);
                break;
            case StatusService.Dts:
                var range = new DtsServiceLogRange($"dts{number}", DtsServiceLogRange.SyncWriter, null, null, null);
                var entries = await SendAsync(new DtsServiceLogRequest(
                    connection, AliyunPlatformDescriptor.Instance.GetSession(connection), range, 1, 20, trace));
                Assert.Equal("one", Assert.Single(entries.Items).Text);
                break;
            default:
                var page = await SendAsync(new AuthingLogsRequest(
                    AuthingPlatformDescriptor.Instance.GetSession(connection), 1000 * number, false, 1, 50, trace));
                Assert.Equal("one", Assert.Single(page.Items)["objectId"].Text);
                break;
        }

        BlueKingSession Session() => BlueKingPlatformDescriptor.Instance.GetSession(connection);

        Task<T> SendAsync<T>(ApiRequest<T> request) =>
            connection.SendAsync(request, trace, TestQueries.CancellationToken);
    }
}

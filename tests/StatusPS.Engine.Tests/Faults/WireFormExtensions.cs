using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// The properties of a wire form for the fault tests: profile, two keys in separate requests, their responses, and an
/// error response.
/// </summary>
internal static class WireFormExtensions
{
    private const string TokenPath = "/api/v3/get-management-token";
    private const string Token =
        """{"statusCode":200,"data":{"access_token":"management-token-of-the-pool","expires_in":7200}}""";
    private const string AffectedPool = "pool-struck";

    public static StatusService Service(this WireForm form) => form.GetStatusForm() switch
    {
        WireForm.CmdbEsb or WireForm.CmdbGateway => StatusService.Cmdb,
        WireForm.JobV3Esb or WireForm.JobV3Gateway or WireForm.JobV4Gateway => StatusService.Job,
        WireForm.DtsAcs3 or WireForm.DtsRpc => StatusService.Dts,
        _ => StatusService.Authing,
    };

    public static StatusPlatform Platform(this WireForm form) => form.Service() switch
    {
        StatusService.Dts => StatusPlatform.Aliyun,
        StatusService.Authing => StatusPlatform.Authing,
        _ => StatusPlatform.BlueKing,
    };

    /// <summary>
    /// Creates the profile. The keys of a profile share a token. If the fault affects the request for one, the affected
    /// key therefore has a profile of its own.
    /// </summary>
    public static StatusProfile Profile(this WireForm form, string endpoint, bool isAffected)
    {
        (string, string?)[] v3 = [(nameof(BlueKingProfile.JobApiVersion), nameof(JobApiVersion.V3))];
        return form.GetStatusForm() switch
        {
            WireForm.CmdbEsb or WireForm.JobV3Esb => TestProfiles.Esb(endpoint),
            WireForm.JobV3Gateway => TestProfiles.BlueKing(endpoint, v3),
            WireForm.CmdbGateway or WireForm.JobV4Gateway => TestProfiles.BlueKing(endpoint),
            WireForm.DtsAcs3 => TestProfiles.Aliyun(endpoint),
            WireForm.DtsRpc => TestProfiles.Rpc(endpoint),
            WireForm.AuthingToken => TestProfiles.Authing(endpoint),
            WireForm.AuthingTokenRequest => TestProfiles.Authing(
                endpoint, (nameof(AuthingProfile.AccessKeyId), isAffected ? AffectedPool : "pool-1")),
            _ => TestProfiles.Signed(endpoint),
        };
    }

    public static string Secret(this WireForm form) => form.Platform() switch
    {
        StatusPlatform.BlueKing => TestProfiles.AppSecret,
        StatusPlatform.Aliyun => TestProfiles.KeySecret,
        _ => TestProfiles.PoolSecret,
    };

    /// <summary>Queries the key that a fault affects, or another one in a separate request.</summary>
    public static async Task QueryAsync(
        this WireForm form, ProfileConnection connection, bool isAffected, Action<string> trace)
    {
        long number = isAffected ? 1 : 2;
        if (form.IsLog())
        {
            await LogForms.QueryAsync(form, connection, number, trace);
            return;
        }
        switch (form.Service())
        {
            case StatusService.Cmdb:
                Assert.Null(Assert.Single(await new CmdbQuery(connection, trace)
                    .QueryAsync([new(3, 1, 27 + number)], TestQueries.CancellationToken)).Error);
                break;
            case StatusService.Job:
                Assert.Equal(99 + number, Assert.Single(Assert.Single(await new JobQuery(connection, trace: trace)
                    .QueryAsync([new("biz", "1", 99 + number)], TestQueries.CancellationToken)).Records).JobInstanceId);
                break;
            case StatusService.Dts:
                Assert.Single(Assert.Single(await new DtsQuery(connection, trace)
                    .QueryAsync([new(null, $"dts{number}")], TestQueries.CancellationToken)).Records);
                break;
            default:
                var jobs = new List<AuthingSyncJob>();
                var request = new AuthingListRequest { SyncTaskId = 1000 * number, First = 10 };
                await foreach (var listed in new AuthingLister(connection, trace)
                    .ListAsync(request, TestQueries.CancellationToken)) jobs.Add(listed.Record!);
                Assert.Single(jobs);
                break;
        }
    }

    /// <summary>Returns true for a request that the fault affects.</summary>
    public static bool IsAffected(this WireForm form, RecordedRequest request) => form == WireForm.AuthingTokenRequest
        ? request.Path == TokenPath && request.Text.Contains(AffectedPool, StringComparison.Ordinal)
        : form.HasAffectedKey(request);

    /// <summary>Returns the body of a successful response.</summary>
    public static string GetSuccessBody(this WireForm form) => form == WireForm.AuthingTokenRequest ? Token
        : form.IsLog() ? LogForms.GetBody(form) : Hosting.SampleResponses.Get(form.Service());

    /// <summary>Returns the response to a request that no fault affects.</summary>
    public static Reply CreateSuccessReply(this WireForm form, RecordedRequest request)
    {
        if (request.Path == TokenPath) return Reply.Json(Token);
        if (form.IsLog()) return Reply.Json(LogForms.GetBody(form));
        string body = Hosting.SampleResponses.Get(form.Service());
        if (form.HasAffectedKey(request)) return Reply.Json(body);
        return Reply.Json(body.Replace("_id\":28", "_id\":29", StringComparison.Ordinal)
            .Replace("_id\":100", "_id\":101", StringComparison.Ordinal)
            .Replace("dts1", "dts2", StringComparison.Ordinal).Replace("1000", "2000", StringComparison.Ordinal));
    }

    /// <summary>
    /// Returns an error response in the envelope of this form or of another. Its code is unknown, so that the status
    /// decides. It contains a secret and control characters.
    /// </summary>
    public static string Refusal(this WireForm form, int status, WireForm? envelope = null)
    {
        string words = JsonAssert.Quoted($"no \u001b[2J{form.Secret()} {Uri.EscapeDataString(form.Secret())}\u202E");
        var shape = (envelope ?? form).GetStatusForm();
        return shape switch
        {
            WireForm.JobV4Gateway =>
                $$"""{"error":{"code":"SOMETHING_NEW","message":{{words}},"details":[{"code":1}]},"job_request_id":"R"}""",
            WireForm.CmdbGateway =>
                $$"""{"result":false,"bk_error_code":1999999,"bk_error_msg":{{words}},"permission":null,"data":null}""",
            _ when shape.Platform() == StatusPlatform.BlueKing =>
                $$"""{"result":false,"code":1999999,"code_name":"NEW","message":{{words}},"data":null,"request_id":"R"}""",
            _ when shape.Platform() == StatusPlatform.Aliyun =>
                $$"""{"RequestId":"R","HostId":"h","Code":"SomethingNew","Message":{{words}} }""",
            _ => $$"""{"statusCode":{{status}},"apiCode":2999,"message":{{words}},"requestId":"R"}""",
        };
    }

    /// <summary>Returns true for a request with the job instance that a fault affects.</summary>
    public static bool HasAffectedJob(RecordedRequest request) =>
        (request.Target + request.Text.Replace("\":", "=", StringComparison.Ordinal))
            .Contains("job_instance_id=100", StringComparison.Ordinal);

    private static bool HasAffectedKey(this WireForm form, RecordedRequest request) => form.Service() switch
    {
        _ when form.IsLog() => LogForms.HasAffectedKey(form, request),
        StatusService.Cmdb => request.Text.Contains("[28]", StringComparison.Ordinal),
        StatusService.Job => HasAffectedJob(request),
        StatusService.Dts =>
            request.Query["SynchronizationJobIdListJsonStr"].Contains("dts1", StringComparison.Ordinal),
        _ => request.RawQuery.Contains("syncTaskId=1000", StringComparison.Ordinal),
    };
}

using System.Globalization;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// <c>DescribeDtsServiceLog</c> of DTS 2020-01-01: a page of the service log of a subtask. It takes the ID of the task
/// (<c>DtsJobId</c>), not that of the instance. Source: the official SDKs' models.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="signer">Signs the request.</param>
/// <param name="log">The log and the time range.</param>
/// <param name="page">The number of the page, from 1.</param>
/// <param name="pageSize">The size of the page, one of <see cref="PageSizes"/>.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class DtsServiceLogRequest(
    ProfileConnection connection, AliyunSigner signer, DtsServiceLogRange log, int page, int pageSize,
    Action<string>? trace)
    : ApiRequest<Page<DtsServiceLogItem>>
{
    private const string Action = "DescribeDtsServiceLog";

    private AliyunCredential? _signedWith;

    /// <summary>The sizes of pages that the service accepts.</summary>
    public static ReadOnlySpan<int> PageSizes => [20, 50, 100, 500, 1000];

    public override string Service => DtsStatusRequest.ServiceName;

    public override Uri Endpoint { get; } = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, log.Region);

    public override ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        signer.PrepareAsync(trace, cancellationToken);

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = new Dictionary<string, string>
        {
            ["DtsJobId"] = log.TaskId,
            ["SubJobType"] = log.SubJobType,
            ["PageNumber"] = page.ToString(CultureInfo.InvariantCulture),
            ["PageSize"] = pageSize.ToString(CultureInfo.InvariantCulture),
        };
        if (log.Region is { Length: > 0 } region) parameters["RegionId"] = region;
        if (log.From is { } from) parameters["StartTime"] = Format(from);
        if (log.To is { } to) parameters["EndTime"] = Format(to);
        _signedWith = signer.Current;
        return signer.CreateRequest(_signedWith, Endpoint, Action, DtsStatusRequest.ApiVersion, parameters, now,
            Guid.NewGuid().ToString("N"));
    }

    public override bool Renew() => signer.Renew(_signedWith);

    public override async ValueTask<Page<DtsServiceLogItem>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(DtsJson.Default.DtsServiceLogEnvelope, cancellationToken);
        if (envelope?.DynamicMessage is { Length: > 0 } detail)
            envelope.ErrMessage = envelope.ErrMessage?.Replace("%s", detail, StringComparison.Ordinal);
        if (AliyunFailureMapper.Map(response, envelope, Action, DtsIdAdvice.Default) is { } failure) throw failure;
        if (envelope is null || (envelope.Entries is null && envelope.Success is not true))
            throw response.Protocol("the response is not the JSON that DTS documents.");
        return new([.. (envelope.Entries ?? []).OfType<DtsServiceLogItem>()], envelope.Total, response);
    }

    private static string Format(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

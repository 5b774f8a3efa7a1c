using System.Globalization;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// <c>DescribeDtsJobs</c> of DTS 2020-01-01: one page of a region's synchronization jobs. Source: Aliyun's document of
/// the operation, and the official SDKs' models. The oldest come first: new ones are then added at the end, and push no
/// other onto another page.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="signer">Signs the request.</param>
/// <param name="region">The region.</param>
/// <param name="page">The number of the page, from 1.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
/// <param name="instanceId">The instance whose jobs to list; null lists all.</param>
internal sealed class DtsPageRequest(
    ProfileConnection connection, AliyunSigner signer, string region, int page, Action<string>? trace,
    string? instanceId = null)
    : ApiRequest<Page<DtsListItem>>
{
    /// <summary>The largest page of the service; the others are 10 and 20.</summary>
    public const int MaxPageSize = 30;

    private const string Action = "DescribeDtsJobs";

    private readonly Uri _endpoint = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, region);

    private AliyunCredential? _signedWith;

    public override string Service => DtsStatusRequest.ServiceName;

    public override Uri Endpoint => _endpoint;

    public override ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        signer.PrepareAsync(trace, cancellationToken);

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = new Dictionary<string, string>
        {
            ["Region"] = region,
            ["RegionId"] = region,
            ["JobType"] = "SYNC", // The default is migration.
            ["OrderColumn"] = "CreateTime",
            ["OrderDirection"] = "ASC",
            ["PageNumber"] = page.ToString(CultureInfo.InvariantCulture),
            ["PageSize"] = MaxPageSize.ToString(CultureInfo.InvariantCulture),
            ["WithoutDbList"] = "true", // The objects of a job may be megabytes.
        };
        if (instanceId is not null) parameters["DtsInstanceId"] = instanceId;
        _signedWith = signer.Current;
        return signer.CreateRequest(_signedWith, _endpoint, Action, DtsStatusRequest.ApiVersion, parameters, now,
            Guid.NewGuid().ToString("N"));
    }

    public override bool Renew() => signer.Renew(_signedWith);

    public override async ValueTask<Page<DtsListItem>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(DtsJson.Default.DtsListEnvelope, cancellationToken);
        if (envelope?.DynamicMessage is { Length: > 0 } value)
            envelope.ErrMessage = envelope.ErrMessage?.Replace("%s", value, StringComparison.Ordinal);
        if (AliyunFailureMapper.Map(response, envelope, Action, DtsIdAdvice.Default) is { } failure) throw failure;
        if (envelope is null || (envelope.Jobs is null && envelope.Success is not true))
            throw response.Protocol("the response is not the JSON that DTS documents.");
        return new([.. (envelope.Jobs ?? []).OfType<DtsListItem>()], envelope.Total, response);
    }
}

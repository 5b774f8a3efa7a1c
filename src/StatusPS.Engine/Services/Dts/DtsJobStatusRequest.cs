using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// <c>DescribeSynchronizationJobStatus</c> of DTS 2020-01-01: one direction of an instance, with its error and precheck.
/// The region is optional, unlike that of <c>DescribeDtsJobs</c>.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="signer">Signs the request.</param>
/// <param name="key">The instance.</param>
/// <param name="direction">The direction.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class DtsJobStatusRequest(
    ProfileConnection connection, AliyunSigner signer, DtsKey key, DtsDirection direction, Action<string>? trace)
    : ApiRequest<DtsSyncStatus>
{
    private const string Action = "DescribeSynchronizationJobStatus";

    private readonly AliyunProfile _profile = (AliyunProfile)connection.Profile;

    private AliyunCredential? _signedWith;

    public override string Service => DtsStatusRequest.ServiceName;

    public override Uri Endpoint { get; } = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, key.RegionId);

    public override ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        signer.PrepareAsync(trace, cancellationToken);

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var parameters = new Dictionary<string, string> { ["SynchronizationJobId"] = key.JobId };
        if (direction == DtsDirection.Reverse) parameters["SynchronizationDirection"] = nameof(DtsDirection.Reverse);
        if (key.RegionId is { Length: > 0 } region) parameters["RegionId"] = region;
        _signedWith = signer.Current;
        return signer.CreateRequest(_signedWith, Endpoint, Action, DtsStatusRequest.ApiVersion, parameters, now,
            Guid.NewGuid().ToString("N"));
    }

    public override bool Renew() => signer.Renew(_signedWith);

    public override async ValueTask<DtsSyncStatus> ReadAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(DtsJson.Default.DtsJobStatusEnvelope, cancellationToken);
        if (AliyunFailureMapper.Map(response, envelope, Action, DtsIdAdvice.Create([key])) is { } failure) throw failure;
        if (envelope is null || (envelope.Status is null && envelope.Success is not true))
            throw response.Protocol("the response is not the JSON that DTS documents.");
        var item = new DtsDirectionItem
        {
            Status = envelope.Status,
            Checkpoint = envelope.Checkpoint,
            Direction = direction.ToString(),
        };
        var record = DtsMapper.MapDirection(item, key, response.ReceivedAt, response.RequestId, _profile);
        record.ErrorMessage = string.IsNullOrWhiteSpace(envelope.ErrorMessage) ? null : envelope.ErrorMessage;
        DtsDiagnosisMapper.CopyTo(envelope.GetDiagnosis(), record);
        return record;
    }
}

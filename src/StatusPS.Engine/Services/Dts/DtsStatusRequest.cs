using System.Text.Json;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary><c>DescribeSynchronizationJobStatusList</c> of DTS 2020-01-01, for jobs of one region.</summary>
internal sealed class DtsStatusRequest(
    ProfileConnection connection, AliyunSigner signer, IReadOnlyList<DtsKey> keys, Action<string>? trace)
    : ApiRequest<IReadOnlyList<Outcome<DtsSyncStatus>>>
{
    public const string ServiceName = "Aliyun DTS";
    public const string ApiVersion = "2020-01-01";
    private const string Action = "DescribeSynchronizationJobStatusList";

    private readonly Uri _endpoint = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, keys[0].RegionId);

    private AliyunCredential? _signedWith;

    public override string Service => ServiceName;

    public override Uri Endpoint => _endpoint;

    public override ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        signer.PrepareAsync(trace, cancellationToken);

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        IReadOnlyList<string> ids = [.. keys.Select(key => key.JobId)];
        var parameters = new Dictionary<string, string>
        {
            ["SynchronizationJobIdListJsonStr"] = JsonSerializer.Serialize(ids, DtsJson.Default.IReadOnlyListString),
        };
        if (keys[0].RegionId is { Length: > 0 } region) parameters["RegionId"] = region;
        _signedWith = signer.Current;
        return signer.CreateRequest(_signedWith, _endpoint, Action, ApiVersion, parameters, now,
            Guid.NewGuid().ToString("N"));
    }

    public override bool Renew() => signer.Renew(_signedWith);

    public override async ValueTask<IReadOnlyList<Outcome<DtsSyncStatus>>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(DtsJson.Default.DtsEnvelope, cancellationToken);
        if (AliyunFailureMapper.Map(response, envelope, Action, DtsIdAdvice.Create(keys)) is { } failure) throw failure;
        if (envelope is null) throw response.Protocol("the response is not the JSON that DTS documents.");
        return DtsMapper.Map(envelope, keys, response, (AliyunProfile)connection.Profile);
    }
}

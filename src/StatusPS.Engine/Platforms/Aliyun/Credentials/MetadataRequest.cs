using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A request to the metadata service of an ECS instance.</summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
/// <param name="method">The HTTP method.</param>
/// <param name="endpoint">The address of the service.</param>
/// <param name="path">The path.</param>
/// <param name="header">The header of the request; null for none.</param>
/// <param name="read">Reads a successful response.</param>
internal sealed class MetadataRequest<TResponse>(
    HttpMethod method, Uri endpoint, string path, (string Name, string Value)? header,
    Func<ApiResponse, CancellationToken, ValueTask<TResponse>> read) : ApiRequest<TResponse>
{
    public override string Service => EcsRamRoleSource.ServiceName;

    public override Uri Endpoint => endpoint;

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        var request = new HttpRequestMessage(method, new Uri(endpoint, path));
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public override async ValueTask<TResponse> ReadAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        if (response.Status == 200) return await read(response, cancellationToken);
        throw StatusErrors.Plain(HttpStatusKinds.FromStatus(response.Status), Service,
            LocalizedText.From($"the service rejected {method} {path}."), response.Redaction, response.Status);
    }
}

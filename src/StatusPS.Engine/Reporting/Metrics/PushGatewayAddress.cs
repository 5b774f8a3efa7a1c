using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>Creates the address of a group of metrics in a Pushgateway.</summary>
/// <remarks>https://github.com/prometheus/pushgateway/blob/v1.5.1/README.md#url</remarks>
public static class PushGatewayAddress
{
    private const string GroupPath = "/metrics/job/";
    private const string DefaultGroup = GroupPath + "statusps";

    /// <summary>Creates the address.</summary>
    /// <param name="gateway">
    /// The address of the Pushgateway. One that contains <c>/metrics/job/</c> is that of a group, and is used
    /// unchanged.
    /// </param>
    /// <param name="allowHttp">True to permit http to another machine.</param>
    /// <param name="hasCredential">True if a credential is sent.</param>
    /// <exception cref="StatusException">
    /// The address is not one of http or https, contains credentials, or would send data unencrypted.
    /// </exception>
    public static Uri Create(Uri gateway, bool allowHttp, bool hasCredential)
    {
        if (!gateway.IsAbsoluteUri || gateway.Scheme is not ("http" or "https") || gateway.Host.Length == 0)
        {
            throw StatusErrors.Plain(
                StatusErrorKind.InvalidRequest, PushGatewayClient.Service,
                "the address is not an absolute http or https address.", Redaction.None,
                advice: "Specify an address such as https://pushgateway.example.com:9091 with -PushGateway.");
        }
        if (gateway.UserInfo.Length > 0 || gateway.Query.Length > 0 || gateway.Fragment.Length > 0)
        {
            throw StatusErrors.Plain(
                StatusErrorKind.InvalidRequest, PushGatewayClient.Service,
                "the address contains a user, a query or a fragment.", Redaction.None,
                advice: "Specify the address without a user, and the credentials with -Credential.");
        }
        if (gateway.Scheme == "http" && !EndpointPolicy.IsLoopback(gateway))
        {
            if (hasCredential)
            {
                throw StatusErrors.Plain(
                    StatusErrorKind.Untrusted, PushGatewayClient.Service,
                    $"the address uses http to {gateway.Host}: the credentials would be sent unencrypted.",
                    Redaction.None, advice: "Use https, or omit -Credential.");
            }
            if (!allowHttp)
            {
                throw StatusErrors.Plain(
                    StatusErrorKind.Untrusted, PushGatewayClient.Service,
                    $"the address uses http to {gateway.Host}: the metrics would be sent unencrypted.",
                    Redaction.None, advice: "Use https, or allow http with -AllowHttp.");
            }
        }
        string path = gateway.AbsolutePath.TrimEnd('/');
        bool isGroup = path.Contains(GroupPath, StringComparison.Ordinal);
        return new UriBuilder(gateway) { Path = isGroup ? path : path + DefaultGroup }.Uri;
    }
}

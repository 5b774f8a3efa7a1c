using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The addresses of BlueKing's APIs: at the ESB, or at a gateway whose endpoint is a base address or a template.
/// </summary>
internal static class BlueKingAddress
{
    private const string GatewayPart = "{gateway_name}";
    private const string ApiPart = "{api_name}"; // The older spelling of the SDKs' BK_API_URL_TMPL.
    private const string StagePart = "{stage}";

    /// <summary>The address of an ESB component.</summary>
    public static Uri Esb(BlueKingProfile profile, string component) =>
        EndpointPolicy.Parse($"{GetBase(profile)}/api/c/compapi/v2/{component}/", profile);

    /// <summary>The address of a gateway's API.</summary>
    public static Uri Gateway(BlueKingProfile profile, string gateway, string path)
    {
        string address = GetBase(profile);
        string name = Uri.EscapeDataString(gateway), stage = Uri.EscapeDataString(profile.Stage);
        if (!address.Contains(GatewayPart, StringComparison.Ordinal)
            && !address.Contains(ApiPart, StringComparison.Ordinal))
            address += "/api/" + GatewayPart;
        if (!address.Contains(StagePart, StringComparison.Ordinal)) address += "/" + StagePart;
        address = address.Replace(GatewayPart, name, StringComparison.Ordinal)
            .Replace(ApiPart, name, StringComparison.Ordinal)
            .Replace(StagePart, stage, StringComparison.Ordinal);
        return EndpointPolicy.Parse($"{address.TrimEnd('/')}/{path}", profile);
    }

    /// <summary>The address of an operation of JOB's gateway, in the profile's version.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="operation">
    /// The operation's name, the same in the system APIs (<c>v3/resources.yaml</c> of bk-job).
    /// </param>
    public static Uri JobGateway(BlueKingProfile profile, string operation)
    {
        string version = profile.JobApiVersion == JobApiVersion.V3 ? "v3" : "v4";
        return Gateway(profile, profile.JobGateway, $"api/{version}/{(profile.SystemApi ? "system/" : "")}{operation}");
    }

    private static string GetBase(BlueKingProfile profile) =>
        profile.Endpoint?.Trim().TrimEnd('/') is { Length: > 0 } address ? address : throw StatusErrors.Profile(
            $"Profile '{profile.Name}' has no endpoint.",
            "Specify the site's address with Set-StatusProfile -Endpoint: that of the API Gateway, or with -Api Esb "
                + "that of the ESB.");
}

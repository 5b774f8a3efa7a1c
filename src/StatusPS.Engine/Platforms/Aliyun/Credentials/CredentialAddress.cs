using System.Net;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// The addresses that keys are obtained from. They are fixed, or checked: https, or http to this machine and to the
/// metadata service.
/// </summary>
internal static class CredentialAddress
{
    /// <summary>The variable with the address of the security token service, for tests with an emulator.</summary>
    public const string StsVariable = "STATUSPS_STS_ENDPOINT";

    /// <summary>The variable with the address of the metadata service, for tests with an emulator.</summary>
    public const string MetadataVariable = "STATUSPS_METADATA_ENDPOINT";

    private const string Domain = "aliyuncs.com";

    private static readonly IPAddress MetadataAddress = IPAddress.Parse("100.100.100.200");

    /// <summary>
    /// Returns the address of the security token service: that of the profile, that of a region, or the central one.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">The address or the region is not valid.</exception>
    public static Uri GetSecurityTokenService(AliyunProfile profile)
    {
        if (profile.StsEndpoint is { } own)
        {
            var address = Parse(own, nameof(AliyunProfile.StsEndpoint), profile, needsRoot: true);
            return LoopbackAddress.Contains(address) || IsOfAliyun(address) ? address : throw StatusErrors.Profile(
                $"The STS endpoint of profile '{profile.Name}' is {address.IdnHost}, which is neither a host of "
                    + $"aliyuncs.com nor this machine.",
                "Specify an address such as https://sts.cn-hangzhou.aliyuncs.com with -StsEndpoint, or an empty "
                    + "value for the default.");
        }
        string? region = profile.Reveal(AliyunProfile.StsRegion)
            ?? CredentialValue.NotEmpty(profile.Environment("ALIBABA_CLOUD_STS_REGION"));
        if (region is null) return new($"https://sts.{Domain}");
        if (!CredentialValue.IsRegion(region))
        {
            throw StatusErrors.Profile(
                $"'{region}' is not a valid region of the security token service (profile '{profile.Name}').",
                "Correct sts_region in the CLI's file, or ALIBABA_CLOUD_STS_REGION; for example cn-hangzhou.");
        }
        string prefix = CredentialValue.IsTrue(profile.Environment("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"))
            ? "sts-vpc" : "sts";
        return new($"https://{prefix}.{region.ToLowerInvariant()}.{Domain}");
    }

    /// <summary>Returns the address of the metadata service.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">The address is neither that of the service nor of this machine.</exception>
    public static Uri GetMetadataService(AliyunProfile profile)
    {
        if (profile.MetadataEndpoint is not { } own) return new($"http://{MetadataAddress}");
        var address = Parse(own, nameof(AliyunProfile.MetadataEndpoint), profile, needsRoot: true, scheme: "http");
        return IsMetadataService(address) || LoopbackAddress.Contains(address) ? address : throw StatusErrors.Profile(
            $"The metadata endpoint of profile '{profile.Name}' is {address.IdnHost}, which is neither "
                + $"{MetadataAddress} nor this machine.",
            $"Specify an address of this machine with -MetadataEndpoint, or an empty value for "
                + $"http://{MetadataAddress}.");
    }

    /// <summary>Returns the address that returns temporary keys.</summary>
    /// <param name="profile">The profile, which has one.</param>
    /// <exception cref="StatusException">The address is not valid, or not safe.</exception>
    public static Uri GetCredentialsUri(AliyunProfile profile) =>
        Parse(profile.CredentialsUri!, nameof(AliyunProfile.CredentialsUri), profile, needsRoot: false);

    /// <summary>Returns true for an address of the metadata service.</summary>
    /// <param name="address">The address.</param>
    public static bool IsMetadataService(Uri address) =>
        IPAddress.TryParse(address.IdnHost, out var host) && host.Equals(MetadataAddress);

    private static bool IsOfAliyun(Uri address) =>
        address.IdnHost.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase);

    private static Uri Parse(
        string text, string setting, AliyunProfile profile, bool needsRoot, string scheme = "https")
    {
        string full = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : $"{scheme}://{text.Trim()}";
        if (!Uri.TryCreate(full, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0 || address.UserInfo.Length > 0 || address.Fragment.Length > 0
            || (needsRoot && address.PathAndQuery != "/"))
        {
            throw StatusErrors.Profile(
                needsRoot
                    ? LocalizedText.From(
                        $"{setting} of profile '{profile.Name}' is not a valid address: http or https, without a "
                            + $"user, a path, a query and a fragment.")
                    : LocalizedText.From(
                        $"{setting} of profile '{profile.Name}' is not a valid address: http or https, without a "
                            + $"user and a fragment."),
                $"Correct -{setting} with Set-StatusProfile, or the variable or file it is from.");
        }
        if (address.Scheme == "https" || LoopbackAddress.Contains(address) || IsMetadataService(address))
            return address;
        throw StatusErrors.Plain(StatusErrorKind.Untrusted, "StatusPS",
            LocalizedText.From(
                $"{setting} of profile '{profile.Name}' uses http to {address.IdnHost}: keys would be sent "
                    + $"unencrypted."),
            new Redaction(profile),
            advice: "Use https. Http is allowed for this machine and for the ECS metadata service only.");
    }
}

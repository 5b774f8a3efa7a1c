using System.Collections.Frozen;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The endpoints of DTS. Source: the endpoint table of the official SDKs.</summary>
internal static class DtsEndpoint
{
    private const string Central = "dts.aliyuncs.com";

    private static readonly FrozenSet<string> CentralRegions = new[]
    {
        "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-hangzhou", "cn-shanghai", "cn-shenzhen",
        "cn-hongkong", "cn-chengdu", "cn-wuhan", "cn-wulanchabu", "cn-fujian", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-5", "ap-south-1", "eu-west-1", "eu-central-1", "us-west-1", "us-east-1",
        "me-east-1", "cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-beijing-finance-1",
        "cn-beijing-finance-pop", "cn-hongkong-finance-pop", "cn-north-2-gov-1", "cn-beijing-gov-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the endpoint of the profile, if it has one; otherwise that of the region.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="region">The region; null for none.</param>
    /// <exception cref="StatusException">The region name or the profile's endpoint is not valid.</exception>
    public static Uri GetAddress(AliyunProfile profile, string? region)
    {
        if (profile.Endpoint is { } own) return ParseCustom(own, profile);
        if (string.IsNullOrEmpty(region) || CentralRegions.Contains(region)) return new Uri("https://" + Central);
        if (region.Length > 40 || !region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw StatusErrors.Plain(StatusErrorKind.InvalidRequest, DtsStatusRequest.ServiceName,
                $"'{region}' is not a valid region name.",
                new Redaction(profile), advice: "Specify a region, for example cn-hangzhou.");
        }
        return new Uri($"https://dts.{region.ToLowerInvariant()}.aliyuncs.com");
    }

    // Both signatures cover the root path only.
    private static Uri ParseCustom(string address, AliyunProfile profile)
    {
        var uri = EndpointPolicy.Parse(address.Contains("://", StringComparison.Ordinal)
            ? address : "https://" + address, profile);
        return uri.AbsolutePath == "/" ? uri : throw StatusErrors.Profile(
            $"The endpoint of profile '{profile.Name}' has a path, but the DTS API is at the root of its address.",
            "Specify the address without a path with Set-StatusProfile -Endpoint, for example "
                + "https://dts.aliyuncs.com.");
    }
}

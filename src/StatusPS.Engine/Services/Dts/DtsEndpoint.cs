using System.Collections.Frozen;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Where DTS is asked for a region. Source: the endpoint table of the official SDKs.</summary>
internal static class DtsEndpoint
{
    private const string Central = "dts.aliyuncs.com";

    private static readonly FrozenSet<string> CentralRegions = new[]
    {
        "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-hangzhou", "cn-shanghai", "cn-shenzhen", "cn-hongkong",
        "cn-chengdu", "cn-wuhan", "cn-wulanchabu", "cn-fujian", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3",
        "ap-southeast-5", "ap-south-1", "eu-west-1", "eu-central-1", "us-west-1", "us-east-1", "me-east-1",
        "cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-beijing-finance-1", "cn-beijing-finance-pop",
        "cn-hongkong-finance-pop", "cn-north-2-gov-1", "cn-beijing-gov-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address for a region: the profile's own where it has one.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="region">The region; null: none.</param>
    /// <exception cref="StatusException">The region is no region's name: it would become part of a host's name. Or the profile's own address can't be used.</exception>
    public static Uri GetAddress(AliyunProfile profile, string? region)
    {
        if (profile.Endpoint is { } own) return ParseCustom(own, profile);
        if (string.IsNullOrEmpty(region) || CentralRegions.Contains(region)) return new Uri("https://" + Central);
        if (region.Length > 40 || !region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw StatusErrors.Plain(StatusErrorKind.InvalidRequest, DtsStatusRequest.ServiceName, $"'{region}' is not a valid region name.",
                new Redaction(profile), advice: "Specify a region, for example cn-hangzhou.");
        }
        return new Uri($"https://dts.{region.ToLowerInvariant()}.aliyuncs.com");
    }

    // A path would be signed by nobody: both signatures are over the root.
    private static Uri ParseCustom(string address, AliyunProfile profile)
    {
        var uri = EndpointPolicy.Parse(address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address, profile);
        return uri.AbsolutePath == "/" ? uri : throw StatusErrors.Profile(
            $"The endpoint of profile '{profile.Name}' has a path, but the DTS API is at the root of its address.",
            "Specify the address without a path with Set-StatusProfile -Endpoint, for example https://dts.aliyuncs.com.");
    }
}

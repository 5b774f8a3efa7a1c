using System.Collections.Frozen;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// The endpoints of DTS. Sources: the endpoint table of the official SDKs; for the VPC, that of the official CLI.
/// </summary>
internal static class DtsEndpoint
{
    private const string Central = "dts.aliyuncs.com";
    private const string Vpc = "vpc";

    private static readonly FrozenSet<string> CentralRegions = new[]
    {
        "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-hangzhou", "cn-shanghai", "cn-shenzhen",
        "cn-hongkong", "cn-chengdu", "cn-wuhan", "cn-wulanchabu", "cn-fujian", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-5", "ap-south-1", "eu-west-1", "eu-central-1", "us-west-1", "us-east-1",
        "me-east-1", "cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-beijing-finance-1",
        "cn-beijing-finance-pop", "cn-hongkong-finance-pop", "cn-north-2-gov-1", "cn-beijing-gov-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> VpcRegions = new[]
    {
        "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-wulanchabu", "cn-hangzhou", "cn-shanghai",
        "cn-shenzhen", "cn-chengdu", "cn-hongkong", "ap-northeast-1", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-5", "ap-south-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-1",
        "me-east-1", "cn-beijing-finance-1", "cn-shanghai-finance-1", "cn-shenzhen-finance-1", "cn-north-2-gov-1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the endpoint of the profile, if it has one; otherwise that of the region. The VPC's endpoint is used if
    /// the profile selects it and the region has one, as in the CLI.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="region">The region; null for none.</param>
    /// <exception cref="StatusException">The region name or the profile's endpoint is not valid.</exception>
    public static Uri GetAddress(AliyunProfile profile, string? region)
    {
        if (profile.Endpoint is { } own) return ParseCustom(own, profile);
        if (region is not null && VpcRegions.Contains(region)
            && Vpc.Equals(profile.Reveal(AliyunProfile.EndpointType), StringComparison.OrdinalIgnoreCase))
        {
            return new Uri($"https://dts-vpc.{region.ToLowerInvariant()}.aliyuncs.com");
        }
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

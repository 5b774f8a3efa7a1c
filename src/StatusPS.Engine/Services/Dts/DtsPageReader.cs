using System.Text.RegularExpressions;
using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Reads the addresses of the DTS console. Aliyun documents the lists of a region only, for example
/// <c>/sync/cn-hangzhou</c>. An instance ID is recognized by its form in any part of the address.
/// </summary>
internal static partial class DtsPageReader
{
    private const string List = "sync";

    private static readonly string[] Domains = [".console.aliyun.com", ".console.alibabacloud.com"];
    private static readonly string[] RegionNames = ["regionId", "region"];

    /// <summary>Returns the key of a page; null for other pages.</summary>
    /// <param name="address">The address.</param>
    public static PageKey? Read(WebPageAddress address)
    {
        if (!address.Host.StartsWith("dts", StringComparison.OrdinalIgnoreCase)
            || !Domains.Any(domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))) return null;
        string[] route = [.. address.Path, .. address.Fragment];
        string? id = route.Concat(address.Query.Values).FirstOrDefault(part => InstancePattern().IsMatch(part));
        string? region = RegionNames.Select(name => address.Query.GetValueOrDefault(name))
            .Concat(route).FirstOrDefault(part => part is not null && RegionPattern().IsMatch(part));
        if (id is null && (region is null || !route.Contains(List))) return null;
        return new(StatusService.Dts, address, id is null ? [] : [id])
        {
            Parameters = region is null ? [] : new Dictionary<string, string> { [nameof(DtsKey.RegionId)] = region },
        };
    }

    [GeneratedRegex("^dts[a-z0-9]{5,}[*]*$", RegexOptions.CultureInvariant)]
    private static partial Regex InstancePattern();

    [GeneratedRegex("^(cn|ap|eu|us|me|na|sa)-[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();
}

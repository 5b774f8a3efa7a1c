using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// Reads the addresses of the Authing console. Authing documents none of them. A sync task is recognized by the name of
/// its parameter in the API, or by the only number after a segment for synchronization.
/// </summary>
internal static class AuthingPageReader
{
    private const string TaskParameter = "syncTaskId";

    private static readonly string[] Domains = [".authing.cn", ".authing.com"];

    /// <summary>Returns the key of a page; null for other pages.</summary>
    /// <param name="address">The address.</param>
    public static PageKey? Read(WebPageAddress address) =>
        FindTask(address) is { } task ? new(StatusService.Authing, address, [task]) : null;

    private static string? FindTask(WebPageAddress address)
    {
        if (address.Query.GetValueOrDefault(TaskParameter) is { } named && PageKey.IsId(named)) return named;
        if (!Domains.Any(domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))) return null;
        string[] numbers =
        [
            .. address.Path.Concat(address.Fragment)
                .SkipWhile(segment => !segment.Contains("sync", StringComparison.OrdinalIgnoreCase))
                .Where(PageKey.IsId),
        ];
        return numbers.Length == 1 ? numbers[0] : null;
    }
}

namespace StatusPS.Engine.Services.Dts;

/// <summary>The pages of Aliyun's console.</summary>
internal static class DtsWebPage
{
    private const string PublicDomain = ".aliyuncs.com";

    /// <summary>
    /// Returns the address of the synchronization jobs of a region. Aliyun documents no address of a single job. Null
    /// when the region is not known, or the profile has an endpoint outside Aliyun's public cloud.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="region">The region; null when it is not known.</param>
    public static string? GetAddress(AliyunProfile profile, string? region)
    {
        if (string.IsNullOrEmpty(region) || !region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
        return IsPublic(profile.Endpoint)
            ? $"https://dtsnew.console.aliyun.com/sync/{region.ToLowerInvariant()}" : null;
    }

    private static bool IsPublic(string? endpoint)
    {
        if (string.IsNullOrEmpty(endpoint)) return true;
        string address = endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : "https://" + endpoint;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Host.EndsWith(PublicDomain, StringComparison.OrdinalIgnoreCase);
    }
}

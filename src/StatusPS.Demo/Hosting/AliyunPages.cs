using System.Globalization;
using Microsoft.AspNetCore.Http;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>
/// The pages with which tests and other clients act on Aliyun's keys. Not part of any emulated service.
/// </summary>
internal static class AliyunPages
{
    /// <summary>The path that expires all issued keys, by POST.</summary>
    public const string ExpireKeysPath = "/_emulator/expire-aliyun-keys";

    /// <summary>
    /// The path that returns a new OIDC token, by GET. The query <c>lifetime</c> is its lifetime in seconds, which may
    /// be negative.
    /// </summary>
    public const string OidcTokenPath = "/_emulator/oidc-token";

    /// <summary>Handles a request to one of the pages.</summary>
    /// <returns>True if the request was for a page.</returns>
    public static async Task<bool> TryHandleAsync(HttpContext context, EmulatedCloud cloud)
    {
        (string method, string? path) = (context.Request.Method, context.Request.Path.Value);
        if (method == HttpMethods.Post && path == ExpireKeysPath)
        {
            cloud.ExpireAliyunKeys();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return true;
        }

        if (method != HttpMethods.Get || path != OidcTokenPath)
            return false;

        TimeSpan? lifetime = int.TryParse(
            context.Request.Query["lifetime"],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out int seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(cloud.IssueOidcToken(lifetime), context.RequestAborted);
        return true;
    }
}

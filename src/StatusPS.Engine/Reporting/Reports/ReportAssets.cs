using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>The style and the script of the HTML report, which are resources of the assembly.</summary>
internal static class ReportAssets
{
    private static readonly Lazy<string> LazyStyle = new(() => Read("report.css"));
    private static readonly Lazy<string> LazyScript = new(() => Read("report.js"));

    // The page allows the two texts by their hashes and nothing else, so that no injected text could run or load
    // anything.
    private static readonly Lazy<string> LazyPolicy = new(() => $"""
        default-src 'none'; style-src {GetHash(Style)}; script-src {GetHash(Script)};
        base-uri 'none'; form-action 'none'
        """.ReplaceLineEndings(" "));

    /// <summary>Gets the style.</summary>
    public static string Style => LazyStyle.Value;

    /// <summary>Gets the script.</summary>
    public static string Script => LazyScript.Value;

    /// <summary>Gets the content security policy of the page. Source: https://www.w3.org/TR/CSP3/</summary>
    public static string Policy => LazyPolicy.Value;

    private static string GetHash(string content) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    // A browser hashes the text with line feeds, whatever the line ends of the checkout were.
    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}

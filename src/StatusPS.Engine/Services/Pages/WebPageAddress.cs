namespace StatusPS.Engine.Services.Pages;

/// <summary>
/// The parts of the address of a web page. The consoles keep their route in the path, or in the fragment.
/// </summary>
public sealed class WebPageAddress
{
    private WebPageAddress(Uri uri)
    {
        string fragment = Uri.UnescapeDataString(uri.Fragment.TrimStart('#', '!'));
        int query = fragment.IndexOf('?', StringComparison.Ordinal);
        Host = uri.Host;
        Authority = uri.Authority;
        Path = Split(Uri.UnescapeDataString(uri.AbsolutePath));
        Fragment = Split(query < 0 ? fragment : fragment[..query]);
        Query = ReadQuery(uri.Query.TrimStart('?') + (query < 0 ? "" : $"&{fragment[(query + 1)..]}"));
    }

    /// <summary>The name of the host.</summary>
    public string Host { get; }

    /// <summary>The host, with its port unless it is that of the scheme.</summary>
    public string Authority { get; }

    /// <summary>The segments of the path.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The segments of the route in the fragment; empty for none.</summary>
    public IReadOnlyList<string> Fragment { get; }

    /// <summary>The parameters of the query and of the fragment's query, ignoring case.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>Returns true for a text that begins as the address of a web page.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Parses an address; null for other texts.</summary>
    /// <param name="text">The text.</param>
    public static WebPageAddress? Parse(string text) =>
        IsAddress(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? new(uri) : null;

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> ReadQuery(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0) parameters[pair[..sign]] = Uri.UnescapeDataString(pair[(sign + 1)..]);
        }
        return parameters;
    }
}

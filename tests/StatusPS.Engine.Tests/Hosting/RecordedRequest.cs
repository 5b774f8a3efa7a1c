using System.Text;
using System.Text.Json;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A request as it was sent.</summary>
public sealed record RecordedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Number)
{
    public string Path => Target.Split('?')[0];

    public string RawQuery => Target.Contains('?', StringComparison.Ordinal)
        ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..]
        : "";

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The query, decoded.</summary>
    public SortedDictionary<string, string> Query
    {
        get
        {
            var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (string pair in RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                all.Add(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
            }
            return all;
        }
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() => $"{Method} {Target}";
}

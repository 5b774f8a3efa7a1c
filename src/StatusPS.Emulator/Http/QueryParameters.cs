namespace StatusPS.Emulator.Http;

/// <summary>The decoded name and value pairs of a query or form body, in the received order.</summary>
internal sealed class QueryParameters : IParameters
{
    private readonly List<KeyValuePair<string, string>> _pairs;

    private QueryParameters(List<KeyValuePair<string, string>> pairs) => _pairs = pairs;

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public static QueryParameters Parse(string raw, bool plusIsSpace)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var range in raw.AsSpan().Split('&'))
        {
            var part = raw.AsSpan(range);
            if (part.IsEmpty)
                continue;

            int equals = part.IndexOf('=');
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? [] : part[(equals + 1)..];
            pairs.Add(new(PercentEncoding.Decode(name, plusIsSpace), PercentEncoding.Decode(value, plusIsSpace)));
        }

        return new QueryParameters(pairs);
    }

    public QueryParameters Concat(QueryParameters other) => new([.. _pairs, .. other._pairs]);

    public string? Find(string name)
    {
        foreach ((string key, string value) in _pairs)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        return null;
    }
}

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Aliyun's percent encoding, and the query built with it.</summary>
internal static class AliyunEncoding
{
    /// <summary>Unreserved is <c>A-Z a-z 0-9 - _ . ~</c>; all else is <c>%XX</c> of its UTF-8, upper-case. .NET's own rule is the same.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>The parameters sorted by ordinal and encoded.</summary>
    public static string FormatQuery(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));
}

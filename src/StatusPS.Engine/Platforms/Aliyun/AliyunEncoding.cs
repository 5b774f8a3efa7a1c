namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Aliyun's percent encoding, and the query built with it.</summary>
internal static class AliyunEncoding
{
    /// <summary>Encodes all but <c>A-Z a-z 0-9 - _ . ~</c> as upper-case <c>%XX</c> of UTF-8, as .NET does.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    /// <summary>Returns the parameters in ordinal order, encoded.</summary>
    public static string FormatQuery(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));
}

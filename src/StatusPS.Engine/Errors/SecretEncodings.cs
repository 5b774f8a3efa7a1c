using System.Buffers;

namespace StatusPS.Engine.Errors;

/// <summary>
/// Masks secrets in every encoding in which a service may return them. One search finds most texts clean.
/// </summary>
internal sealed class SecretEncodings
{
    private readonly string[] _encodings;
    private readonly SearchValues<string> _search;

    /// <summary>Creates the encodings.</summary>
    /// <param name="encodings">The encodings, none of them empty.</param>
    public SecretEncodings(IEnumerable<string> encodings)
    {
        // Longest first: an encoding may contain a shorter one.
        _encodings = [.. encodings.Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
        _search = SearchValues.Create(_encodings, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Replaces every encoding in a text by the mask.</summary>
    /// <param name="text">The text.</param>
    public string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(_search)) return text;
        foreach (string encoding in _encodings)
            text = text.Replace(encoding, Redaction.Mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }
}

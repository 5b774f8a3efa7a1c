using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace StatusPS.Engine.Errors;

/// <summary>
/// The one place where text that leaves the engine is cleaned: secrets in any spelling they may come back in are
/// blotted out, and characters that could steer a terminal are made visible.
/// </summary>
public sealed class Redaction
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mask = "********";

    // Below this a "secret" would blot out ordinary words.
    private const int ShortestSecret = 4;

    // Tokens are fetched without end; one that long ago is no secret any more.
    private const int MostFetched = 32;

    private readonly Lock _gate = new();
    private readonly string[] _own;
    private readonly Queue<(string Secret, string[] Spellings)> _fetched = new();
    private volatile string[] _spellings;

    /// <summary>Makes one that knows a profile's secrets.</summary>
    /// <param name="profile">The profile.</param>
    public Redaction(StatusProfile profile)
    {
        _own = [.. profile.Secrets.SelectMany(name => FormsOf(profile.Reveal(name))).SelectMany(SpellingsOf)];
        _spellings = Sorted(_own);
    }

    /// <summary>Learns a secret that was fetched, such as a token. The last few are known.</summary>
    /// <param name="secret">The secret; short or empty text is passed over.</param>
    public void Add(string? secret)
    {
        string[] spellings = [.. FormsOf(secret).SelectMany(SpellingsOf)];
        if (spellings.Length == 0) return;
        lock (_gate)
        {
            if (_fetched.Any(fetched => fetched.Secret == secret)) return;
            _fetched.Enqueue((secret!, spellings));
            if (_fetched.Count > MostFetched) _fetched.Dequeue();
            _spellings = Sorted([.. _own, .. _fetched.SelectMany(fetched => fetched.Spellings)]);
        }
    }

    // A secret that was copied may have brought spaces or line ends along. Services leave them out, and what reads their answers makes
    // them harmless before anybody looks for secrets.
    private static IEnumerable<string> FormsOf(string? secret)
    {
        if (secret is null) return [];
        string tame = SanitizeControlCharacters(secret);
        return ((string[])[secret, secret.Trim(), tame, tame.Trim()]).Where(form => form.Length >= ShortestSecret).Distinct(StringComparer.Ordinal);
    }

    private static string[] SpellingsOf(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        string base64 = Convert.ToBase64String(bytes);
        string relaxed = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        string escaped = Uri.EscapeDataString(secret);
        return
        [
            secret, escaped, Uri.EscapeDataString(escaped), base64, base64.TrimEnd('='), Convert.ToHexStringLower(bytes),
            JavaScriptEncoder.Default.Encode(secret), relaxed, relaxed.Replace("/", "\\/", StringComparison.Ordinal),
            WebUtility.UrlEncode(secret), Base64Url.EncodeToString(bytes), WebUtility.HtmlEncode(secret), SecurityElement.Escape(secret)!,
        ];
    }

    // Longest first, so that a spelling within another leaves no rest behind.
    private static string[] Sorted(string[] spellings) => [.. spellings.Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];

    /// <summary>Cleans one text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without secrets, in one line, with nothing in it that a terminal would obey.</returns>
    public string Redact(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        foreach (string spelling in _spellings) text = text.Replace(spelling, Mask, StringComparison.OrdinalIgnoreCase);
        return SanitizeControlCharacters(text);
    }

    /// <summary>Makes control, bidirectional and line-breaking characters harmless.</summary>
    /// <param name="text">Any text.</param>
    public static string SanitizeControlCharacters(string text)
    {
        if (text.AsSpan().IndexOfAny(UnsafeCharacters) < 0) return text;
        var tame = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\r') continue;
            if (c is '\n' or '\t') tame.Append(' ');
            else if (UnsafeCharacters.Contains(c)) tame.Append('\uFFFD');
            else tame.Append(c);
        }
        return tame.ToString();
    }

    private static readonly SearchValues<char> UnsafeCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code),
         '\u061C', '\u200E', '\u200F', '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E',
         '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF']);
}

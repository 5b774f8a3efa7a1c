using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace StatusPS.Engine.Errors;

/// <summary>
/// Redacts text that leaves the engine: masks secrets in every encoding in which a service may return them, and
/// replaces characters that control a terminal.
/// </summary>
public sealed class Redaction
{
    /// <summary>The text that replaces a secret.</summary>
    public const string Mask = "********";

    /// <summary>Gets the redaction of texts that no secret belongs to.</summary>
    internal static Redaction None { get; } = new();

    // A shorter secret would mask ordinary words.
    private const int MinSecretLength = 4;

    // Tokens expire, so only the most recent ones are kept.
    private const int MaxFetchedSecrets = 32;

    private readonly Lock _lock = new();
    private readonly string[] _own;
    private readonly Queue<(string Secret, string[] Encodings)> _fetched = new();
    private volatile SecretEncodings _encodings;

    /// <summary>Creates the redaction of no secrets, to which some can be added.</summary>
    public Redaction()
    {
        _own = [];
        _encodings = new(_own);
    }

    /// <summary>Creates the redaction of a profile's secrets.</summary>
    /// <param name="profile">The profile.</param>
    public Redaction(StatusProfile profile)
    {
        _own = [.. profile.Secrets.SelectMany(name => GetForms(profile.Reveal(name))).SelectMany(GetEncodings)];
        _encodings = new(_own);
    }

    /// <summary>Adds a secret that was fetched, such as a token. Only the most recent ones are kept.</summary>
    /// <param name="secret">The secret; short or empty text is ignored.</param>
    public void Add(string? secret)
    {
        string[] encodings = [.. GetForms(secret).SelectMany(GetEncodings)];
        if (encodings.Length == 0) return;
        lock (_lock)
        {
            if (_fetched.Any(fetched => fetched.Secret == secret)) return;
            _fetched.Enqueue((secret!, encodings));
            if (_fetched.Count > MaxFetchedSecrets) _fetched.Dequeue();
            _encodings = new([.. _own, .. _fetched.SelectMany(fetched => fetched.Encodings)]);
        }
    }

    // A copied secret may have spaces or line ends around it, which services omit and sanitizing replaces.
    private static IEnumerable<string> GetForms(string? secret)
    {
        if (secret is null) return [];
        string sanitized = SanitizeControlCharacters(secret);
        return ((string[])[secret, secret.Trim(), sanitized, sanitized.Trim()])
            .Where(form => form.Length >= MinSecretLength)
            .Distinct(StringComparer.Ordinal);
    }

    private static string[] GetEncodings(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        string base64 = Convert.ToBase64String(bytes);
        string relaxed = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        string escaped = Uri.EscapeDataString(secret);
        return
        [
            secret, escaped, Uri.EscapeDataString(escaped), base64, base64.TrimEnd('='),
            Convert.ToHexStringLower(bytes),
            JavaScriptEncoder.Default.Encode(secret), relaxed, relaxed.Replace("/", "\\/", StringComparison.Ordinal),
            WebUtility.UrlEncode(secret), Base64Url.EncodeToString(bytes), WebUtility.HtmlEncode(secret),
            SecurityElement.Escape(secret)!,
        ];
    }

    /// <summary>Redacts a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text in one line, with secrets masked and control characters removed.</returns>
    public string Redact(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return SanitizeControlCharacters(MaskSecrets(text));
    }

    /// <summary>Masks secrets in a text of several lines, which keeps its control characters.</summary>
    /// <param name="text">The text.</param>
    public string MaskSecrets(string text) => _encodings.Mask(text);

    /// <summary>Redacts a line of a log. Removes color codes, and keeps tabs.</summary>
    /// <param name="text">The line; null stays null.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public string? RedactLine(string? text) =>
        string.IsNullOrEmpty(text) ? text : LogLineSanitizer.Sanitize(MaskSecrets(text));

    /// <summary>Replaces control, bidirectional and line-breaking characters.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without these characters; empty for null.</returns>
    public static string SanitizeControlCharacters(string? text)
    {
        if (text is null) return "";
        if (text.AsSpan().IndexOfAny(UnsafeCharacters) < 0) return text;
        var sanitized = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\r') continue;
            if (c is '\n' or '\t') sanitized.Append(' ');
            else if (UnsafeCharacters.Contains(c)) sanitized.Append('\uFFFD');
            else sanitized.Append(c);
        }
        return sanitized.ToString();
    }

    /// <summary>The characters that control a terminal or break a line.</summary>
    internal static readonly SearchValues<char> UnsafeCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code),
         '\u061C', '\u200E', '\u200F', '\u2028', '\u2029', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E',
         '\u2066', '\u2067', '\u2068', '\u2069', '\uFEFF']);
}

using System.Globalization;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>Reads temporary keys from responses, and registers their secrets with the redaction.</summary>
internal static class TemporaryKeyReader
{
    // The validity is at most 12 hours; a wrong date must not keep a key for years.
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(7);

    /// <summary>Returns the key of a response.</summary>
    /// <param name="key">The key in the response; null when it has none.</param>
    /// <param name="response">The response.</param>
    /// <exception cref="StatusException">The key is incomplete, or has ended already.</exception>
    public static ObtainedCredential Read(TemporaryKey? key, ApiResponse response)
    {
        response.Redaction.Add(key?.AccessKeySecret);
        response.Redaction.Add(key?.SecurityToken);
        if (key is not { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0, SecurityToken.Length: > 0 })
            throw response.Protocol("the response has no complete temporary key.");
        if (!IsWord(key.AccessKeyId) || !IsWord(key.SecurityToken))
            throw response.Protocol("the temporary key has spaces or characters that are not valid in an HTTP header.");
        if (!DateTimeOffset.TryParse(key.Expiration, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var end))
            throw response.Protocol("the temporary key has no valid time of expiration.");
        // By the clock of the service, which may differ from that of this machine.
        var lifetime = end - (response.Date ?? response.ReceivedAt);
        if (lifetime <= TimeSpan.Zero)
            throw response.Protocol(
                $"the temporary key ended at {end:yyyy-MM-dd HH:mm:ss'Z'}, before it was received.");
        return new(new(key.AccessKeyId, key.AccessKeySecret, key.SecurityToken, end),
            lifetime < MaxLifetime ? lifetime : MaxLifetime);
    }

    /// <summary>
    /// Returns true for a text without spaces that a header can contain. Line ends were replaced by spaces when the
    /// response was read.
    /// </summary>
    /// <param name="text">The text.</param>
    internal static bool IsWord(string text) => HeaderValidator.IsValid(text) && !text.AsSpan().ContainsAny(' ', '\t');
}

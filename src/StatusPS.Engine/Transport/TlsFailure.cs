using System.Security.Authentication;

namespace StatusPS.Engine.Transport;

/// <summary>Describes a failed TLS handshake in words of its own: the runtime's message is misleading.</summary>
internal static class TlsFailure
{
    private const string PlainPort = "the server did not respond in TLS; the port may be one for http.";

    /// <summary>Returns the reason, and the recommended action; null for that of the error kind.</summary>
    /// <param name="failure">The exception of the handshake; null when the runtime has none.</param>
    public static (LocalizedText Words, LocalizedText? Advice) Describe(AuthenticationException? failure)
    {
        if (failure is CertificateValidationException refusal) return (refusal.Message, refusal.Advice);
        string[] texts = [.. Chain(failure).Select(one => one.Message)];
        // The first bytes were not a TLS record, in the words of SslStream and of OpenSSL.
        if (HasText(texts, "frame") || HasText(texts, "wrong version number") || HasText(texts, "http request"))
            return (PlainPort,
                "Check the port of the profile's -Endpoint, and whether the address has to begin with http:// "
                    + "instead of https://.");
        if (HasText(texts, "certificate required") || HasText(texts, "CertificateRequired"))
            return ("the server requires a client certificate.",
                "Specify a client certificate with Set-StatusProfile -ClientCertificate.");
        if (HasText(texts, "protocol version") || HasText(texts, "unsupported protocol")
            || HasText(texts, "ProtocolVersion"))
            return ("the server and this machine have no common TLS version.",
                "Ask the operator of the server to enable TLS 1.2 or 1.3.");
        string? reason =
            texts.LastOrDefault(text => !text.Contains("inner exception", StringComparison.OrdinalIgnoreCase));
        return reason is null
            ? ("the handshake failed.", null)
            : (LocalizedText.From($"the handshake failed: {reason}"), null);
    }

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException) yield return failure;
    }

    private static bool HasText(string[] texts, string words) =>
        texts.Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));
}

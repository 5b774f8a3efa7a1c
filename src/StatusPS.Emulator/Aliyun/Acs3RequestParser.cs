using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Parses requests with an ACS3-HMAC-SHA256 signature.</summary>
internal static class Acs3RequestParser
{
    private static readonly string[] RequiredHeaders =
    [
        "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version",
    ];

    /// <summary>Checks the signature version. Clients that sign in RPC style also send the action's header.</summary>
    public static bool IsAcs3(ReceivedRequest request)
        => (request.GetHeader("Authorization") ?? string.Empty).StartsWith("ACS3-", StringComparison.Ordinal)
            || (request.TryGetHeader("x-acs-action", out _) && !RpcRequestParser.IsRpc(request));

    /// <summary>Parses a request.</summary>
    /// <returns>The parts, or null with an error.</returns>
    public static AliyunSignedRequest? Parse(ReceivedRequest request, out AliyunApiError? error)
    {
        error = null;
        if (!request.TryGetHeader("Authorization", out string? authorization))
            error = AliyunApiError.CreateMissing("Authorization");
        else if (!TryParse(authorization, out string id, out string[] signed, out string signature))
        {
            error = AliyunApiError.CreateIncompleteSignature(
                "The request signature does not conform to Aliyun standards.");
        }
        else if (FindUnsignedHeader(request, signed) is { } unsigned)
            error = AliyunApiError.CreateIncompleteSignature($"The header {unsigned} must be present and signed.");
        else if (request.GetHeader("x-acs-content-sha256") != Acs3SignatureVerifier.ComputeHash(request.Body.Span))
        {
            error = new(
                400,
                "SignatureDoesNotMatch",
                "The header x-acs-content-sha256 is not the hash of the body received.");
        }
        else if (request.TryGetHeader("x-acs-accesskey-id", out string? named) && named != id)
        {
            error = AliyunApiError.CreateIncompleteSignature(
                "The header x-acs-accesskey-id differs from the Credential.");
        }
        else
            return Create(request, id, signed, signature);

        return null;
    }

    private static AliyunSignedRequest Create(ReceivedRequest request, string id, string[] signed, string signature)
        => new(
            request.GetHeader("x-acs-action"),
            request.GetHeader("x-acs-version"),
            id,
            request.GetHeader("x-acs-security-token"),
            request.GetHeader("x-acs-date"),
            request.GetHeader("x-acs-signature-nonce"),
            signature,
            Acs3SignatureVerifier.CreateCanonicalRequest(request, signed),
            static (canonical, secret)
                => Acs3SignatureVerifier.Sign(Acs3SignatureVerifier.CreateStringToSign(canonical), secret),
            RpcRequestParser.ReadParameters(request));

    private static bool TryParse(string authorization, out string id, out string[] signed, out string signature)
    {
        const string scheme = Acs3SignatureVerifier.Algorithm + " ";
        id = signature = string.Empty;
        signed = [];
        if (!authorization.StartsWith(scheme, StringComparison.Ordinal))
            return false;

        foreach (string part in authorization[scheme.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string value = part[(equals + 1)..];
            switch (equals < 0 ? string.Empty : part[..equals])
            {
                case "Credential": id = value; break;
                case "SignedHeaders": signed = value.Split(';'); break;
                case "Signature": signature = value; break;
                default: return false;
            }
        }

        return id.Length > 0 && signature.Length > 0 && AreSorted(signed);
    }

    private static bool AreSorted(string[] names)
        => names.Zip(names.Skip(1), string.CompareOrdinal).All(order => order < 0)
            && Array.TrueForAll(names, name => !name.Any(char.IsAsciiLetterUpper));

    // The first header that is required but not signed, or signed but missing.
    private static string? FindUnsignedHeader(ReceivedRequest request, string[] signed)
    {
        var present = request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-acs-", StringComparison.Ordinal) || name == "content-type");
        return RequiredHeaders.Concat(present).Except(signed).FirstOrDefault()
            ?? Array.Find(signed, name => name != "host" && !request.TryGetHeader(name, out _));
    }
}

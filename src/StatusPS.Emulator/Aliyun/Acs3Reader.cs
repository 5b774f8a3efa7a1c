using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Takes a call apart that is signed with ACS3-HMAC-SHA256.</summary>
internal static class Acs3Reader
{
    /// <summary>Whether it is: clients that sign the RPC way name the action in the header too.</summary>
    public static bool IsAcs3(WireRequest request)
        => (request.Header("Authorization") ?? string.Empty).StartsWith("ACS3-", StringComparison.Ordinal)
            || (request.TryHeader("x-acs-action", out _) && !RpcReader.IsRpc(request));

    public static AliyunCall? Read(WireRequest request, out AliyunError? error)
    {
        error = null;
        if (!request.TryHeader("Authorization", out string? authorization))
            error = AliyunError.Missing("Authorization");
        else if (!TryParse(authorization, out string id, out string[] signed, out string signature))
            error = new(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.");
        else if (UnsignedHeader(request, signed) is { } unsigned)
            error = new(400, "IncompleteSignature", $"The header {unsigned} must be present and signed.");
        else if (request.Header("x-acs-content-sha256") != Acs3Signature.HashOf(request.Body.Span))
            error = new(400, "SignatureDoesNotMatch", "The header x-acs-content-sha256 is not the hash of the body received.");
        else if (request.TryHeader("x-acs-accesskey-id", out string? named) && named != id)
            error = new(400, "IncompleteSignature", "The header x-acs-accesskey-id differs from the Credential.");
        else
            return Call(request, id, signed, signature);

        return null;
    }

    private static AliyunCall Call(WireRequest request, string id, string[] signed, string signature) => new(
        request.Header("x-acs-action"),
        request.Header("x-acs-version"),
        id,
        request.Header("x-acs-security-token"),
        request.Header("x-acs-date"),
        request.Header("x-acs-signature-nonce"),
        signature,
        Acs3Signature.CanonicalRequest(request, signed),
        static (canonical, secret) => Acs3Signature.Sign(Acs3Signature.StringToSign(canonical), secret),
        RpcReader.ParametersOf(request));

    private static bool TryParse(string authorization, out string id, out string[] signed, out string signature)
    {
        id = signature = string.Empty;
        signed = [];
        if (!authorization.StartsWith(Acs3Signature.Algorithm + " ", StringComparison.Ordinal))
            return false;

        foreach (string part in authorization[(Acs3Signature.Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries))
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

        return id.Length > 0 && signature.Length > 0 && IsSorted(signed);
    }

    private static bool IsSorted(string[] names)
        => names.Zip(names.Skip(1), string.CompareOrdinal).All(order => order < 0)
            && Array.TrueForAll(names, name => !name.Any(char.IsAsciiLetterUpper));

    /// <summary>The first header that has to be signed and is not, or that is signed and not there.</summary>
    private static string? UnsignedHeader(WireRequest request, string[] signed)
    {
        string[] always = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];
        IEnumerable<string> present = request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-acs-", StringComparison.Ordinal) || name == "content-type");
        return always.Concat(present).Except(signed).FirstOrDefault()
            ?? Array.Find(signed, name => name != "host" && !request.TryHeader(name, out _));
    }
}

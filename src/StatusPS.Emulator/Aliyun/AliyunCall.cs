using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>A signed call: what both signature schemes have in common once they are taken apart.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Version">The product's version.</param>
/// <param name="AccessKeyId">Whose key it is.</param>
/// <param name="SecurityToken">The temporary key's token.</param>
/// <param name="Date">When the caller says it signed.</param>
/// <param name="Nonce">The caller's number used once.</param>
/// <param name="Signature">The signature as sent.</param>
/// <param name="TextToSign">What the server would sign: the string to sign of RPC, the canonical request's of ACS3.</param>
/// <param name="Sign">Signs <paramref name="TextToSign"/> with a secret.</param>
/// <param name="Parameters">The call's parameters.</param>
internal sealed record AliyunCall(
    string? Action,
    string? Version,
    string AccessKeyId,
    string? SecurityToken,
    string? Date,
    string? Nonce,
    string Signature,
    string TextToSign,
    Func<string, string, string> Sign,
    QueryParameters Parameters);

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The parts of a signed request, the same for both signature versions.</summary>
/// <param name="Action">The name of the action.</param>
/// <param name="Version">The version of the product's API.</param>
/// <param name="AccessKeyId">The access key ID.</param>
/// <param name="SecurityToken">The token of a temporary key.</param>
/// <param name="Date">The time of the signature.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Signature">The received signature.</param>
/// <param name="TextToSign">The text that the server signs: RPC's string to sign, or ACS3's canonical request.</param>
/// <param name="Sign">Signs <paramref name="TextToSign"/> with a secret.</param>
/// <param name="Parameters">The parameters of the action.</param>
internal sealed record AliyunSignedRequest(
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

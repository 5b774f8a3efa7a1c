using System.Security.Cryptography;
using System.Text.Json.Nodes;
using StatusPS.Engine.Profiles.Secrets;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The data protection of Windows, and what it reports when it fails.</summary>
public sealed class DpapiProtectorTests
{
    private static readonly JsonObject Encrypted = new() { ["protection"] = "Dpapi", ["data"] = "AAAA" };

    [Fact]
    public void Secret_and_context_are_encrypted_and_decrypted()
    {
        var protector = new DpapiProtector(
            static (data, context) => [.. data.Reverse(), .. context],
            static (data, context) => [.. data[..^context.Length].Reverse()]);
        var encrypted = protector.Protect("open-sesame 密", "ali/AccessKeySecret/1");
        Assert.Equal("Dpapi", (string?)encrypted["protection"]);
        Assert.Equal("open-sesame 密", protector.Unprotect(encrypted, "ali/AccessKeySecret/1"));
    }

    [Fact]
    public void Refused_encryption_is_an_error_of_the_profile()
    {
        var error = Assert.Throws<StatusException>(
            () => CreateFailing("Access is denied.").Protect("open-sesame", "place")).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Equal("Windows cannot encrypt a secret for this user: Access is denied.", error.Message);
        Assert.Contains("-Protection Passphrase", error.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>NTE_BAD_KEY_STATE, ERROR_INVALID_DATA, and a user whose keys are not loaded.</summary>
    [Theory]
    [InlineData(0x8009000B, "by another user or on another machine", "Store the secret again")]
    [InlineData(0x8007000D, "the secret was changed", "Store the secret again")]
    [InlineData(0x80131430, "Windows cannot decrypt a secret", "over SSH or remoting")]
    [InlineData(0x80070005, "Windows cannot decrypt a secret", "over SSH or remoting")]
    public void Refused_decryption_names_its_cause(uint code, string cause, string action)
    {
        var error = Assert.Throws<StatusException>(
            () => CreateFailing("No key.", unchecked((int)code)).Unprotect(Encrypted, "place")).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.Contains(action, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData(null)]
    public void Damaged_secret_is_not_attributed_to_another_user(string? data)
    {
        var encrypted = new JsonObject { ["data"] = data };
        var error = Assert.Throws<StatusException>(() => CreateFailing("").Unprotect(encrypted, "place")).Error;
        Assert.Contains("the secret was changed", error.Message, StringComparison.Ordinal);
    }

    private static DpapiProtector CreateFailing(string message, int? code = null)
    {
        return new((_, _) => throw CreateFailure(), (_, _) => throw CreateFailure());

        CryptographicException CreateFailure()
        {
            var failure = new CryptographicException(message);
            if (code is { } known) failure.HResult = known;
            return failure;
        }
    }
}

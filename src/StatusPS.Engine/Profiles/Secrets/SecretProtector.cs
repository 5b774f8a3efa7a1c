using System.Text.Json.Nodes;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>A protection of stored secrets.</summary>
internal abstract class SecretProtector
{
    /// <summary>The name of the protection, in the store and for the user.</summary>
    public abstract string Name { get; }

    /// <summary>Encrypts a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="context">The profile and name of the secret. It is authenticated, so that secrets cannot be
    /// exchanged.</param>
    public abstract JsonObject Protect(string secret, string context);

    /// <summary>Decrypts a secret.</summary>
    /// <param name="encrypted">The result of <see cref="Protect"/>.</param>
    /// <param name="context">The profile and name of the secret.</param>
    /// <exception cref="StatusException">The key is missing or wrong, or the encrypted secret was changed.</exception>
    public abstract string Unprotect(JsonObject encrypted, string context);

    /// <summary>Returns a text of an encrypted secret.</summary>
    /// <param name="encrypted">The encrypted secret.</param>
    /// <param name="name">The name of the text.</param>
    /// <exception cref="FormatException">The text is missing.</exception>
    protected static string GetText(JsonObject encrypted, string name) =>
        encrypted[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw new FormatException();
}

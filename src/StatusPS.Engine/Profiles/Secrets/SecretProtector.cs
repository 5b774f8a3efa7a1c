using System.Text.Json.Nodes;

namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>One way of keeping secrets unreadable where they lie.</summary>
internal abstract class SecretProtector
{
    /// <summary>What the way is called in the file and to the user.</summary>
    public abstract string Name { get; }

    /// <summary>Encrypts a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="place">Whose secret it is; goes into the cipher, so that one secret can't be put in another's place.</param>
    public abstract JsonObject Protect(string secret, string place);

    /// <summary>Decrypts a secret.</summary>
    /// <param name="box">What <see cref="Protect"/> made.</param>
    /// <param name="place">Whose secret it is.</param>
    /// <exception cref="StatusException">The key is missing or wrong, or the box was changed.</exception>
    public abstract string Unprotect(JsonObject box, string place);

    /// <summary>Returns a text of an encrypted secret.</summary>
    /// <param name="box">The encrypted secret.</param>
    /// <param name="name">The name of the text.</param>
    /// <exception cref="FormatException">The text is missing.</exception>
    protected static string GetText(JsonObject box, string name) =>
        box[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw new FormatException();
}

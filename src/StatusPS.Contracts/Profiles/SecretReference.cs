namespace StatusPS;

/// <summary>A reference to a secret in a vault or an environment variable. Contains names only.</summary>
/// <param name="Protection">The place of the secret: a vault or the environment.</param>
/// <param name="Vault">The name of the vault; null for the default vault or an environment variable.</param>
/// <param name="Name">The name of the secret or the variable.</param>
internal sealed record SecretReference(SecretProtection Protection, string? Vault, string Name)
{
    /// <summary>Gets the reference as the source of a value.</summary>
    public string Source => Protection == SecretProtection.Environment ? "Environment:" + Name
        : Vault is null ? "Vault:" + Name : $"Vault:{Vault}/{Name}";
}

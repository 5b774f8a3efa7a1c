namespace StatusPS;

/// <summary>Where a secret is kept by somebody else. Holds names only.</summary>
/// <param name="Protection">Who keeps it: a vault or the environment.</param>
/// <param name="Vault">The vault's name; null: the default vault, or no vault.</param>
/// <param name="Name">The secret's name in the vault, or the variable's.</param>
internal sealed record SecretReference(SecretProtection Protection, string? Vault, string Name)
{
    /// <summary>The reference as the source of a value.</summary>
    public string Source => Protection == SecretProtection.Environment ? "Environment:" + Name : Vault is null ? "Vault:" + Name : $"Vault:{Vault}/{Name}";
}

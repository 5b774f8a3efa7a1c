namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Reads a secret from a vault. The engine has no vault of its own.</summary>
/// <param name="vault">The name of the vault; null for the default vault.</param>
/// <param name="name">The name of the secret.</param>
/// <returns>The secret.</returns>
/// <exception cref="StatusException">The secret cannot be read.</exception>
public delegate string VaultReader(string? vault, string name);

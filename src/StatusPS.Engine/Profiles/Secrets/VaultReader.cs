namespace StatusPS.Engine.Profiles.Secrets;

/// <summary>Reads a secret that a vault keeps. The engine knows no vault: who calls it brings one.</summary>
/// <param name="vault">The vault; null: the default one.</param>
/// <param name="name">The secret's name in it.</param>
/// <returns>The secret.</returns>
/// <exception cref="StatusException">It can't be read.</exception>
public delegate string VaultReader(string? vault, string name);

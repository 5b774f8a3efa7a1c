namespace StatusPS.Engine.Profiles.Transfer;

/// <summary>A profile out of an exported file.</summary>
/// <param name="Profile">The profile, without the secrets that are missing.</param>
/// <param name="Missing">The names of the secrets that it had and the file does not hold.</param>
/// <param name="IsDefault">Whether it was its platform's default.</param>
public sealed record ImportedProfile(StatusProfile Profile, IReadOnlyList<string> Missing, bool IsDefault);

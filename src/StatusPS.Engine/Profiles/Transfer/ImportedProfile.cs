namespace StatusPS.Engine.Profiles.Transfer;

/// <summary>A profile in an exported file.</summary>
/// <param name="Profile">The profile, without the secrets that are missing.</param>
/// <param name="Missing">The names of the secrets that the file does not contain.</param>
/// <param name="IsDefault">True if it was the default of its platform.</param>
public sealed record ImportedProfile(StatusProfile Profile, IReadOnlyList<string> Missing, bool IsDefault);

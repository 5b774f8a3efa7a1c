namespace StatusPS;

/// <summary>What <c>-Profile</c> takes: a name, or a profile object.</summary>
public sealed class ProfileReference
{
    /// <summary>Refers by name.</summary>
    /// <param name="name">The profile's name.</param>
    public ProfileReference(string name) => Name = name;

    /// <summary>Refers to a profile at hand.</summary>
    /// <param name="profile">The profile.</param>
    public ProfileReference(StatusProfile profile)
    {
        Profile = profile;
        Name = profile?.Name ?? "";
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The profile, where it was given as an object.</summary>
    public StatusProfile? Profile { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

namespace StatusPS;

/// <summary>A reference to a profile, by name or as an object: the type of <c>-Profile</c>.</summary>
public sealed class ProfileReference
{
    /// <summary>Creates a reference by name.</summary>
    /// <param name="name">The profile's name.</param>
    public ProfileReference(string name) => Name = name;

    /// <summary>Creates a reference to a profile object.</summary>
    /// <param name="profile">The profile.</param>
    public ProfileReference(StatusProfile profile)
    {
        Profile = profile;
        Name = profile?.Name ?? "";
    }

    private ProfileReference(string name, bool isLost) : this(name) => IsLost = isLost;

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the profile object; null for a reference by name.</summary>
    public StatusProfile? Profile { get; }

    /// <summary>
    /// Gets whether the profile object was deserialized from another process and has lost its secrets.
    /// </summary>
    internal bool IsLost { get; }

    /// <summary>Creates a reference to a profile that has lost its secrets.</summary>
    internal static ProfileReference Lost(string name) => new(name, isLost: true);

    /// <summary>Gets the name.</summary>
    public override string ToString() => Name;
}

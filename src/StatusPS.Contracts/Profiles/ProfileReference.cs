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

    private ProfileReference(string name, bool isLost) : this(name) => IsLost = isLost;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The profile, where it was given as an object.</summary>
    public StatusProfile? Profile { get; }

    /// <summary>Whether it was a profile in memory that has come out of another process, without its secrets.</summary>
    internal bool IsLost { get; }

    /// <summary>Refers to what is left of a profile in memory of another process.</summary>
    internal static ProfileReference Lost(string name) => new(name, isLost: true);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

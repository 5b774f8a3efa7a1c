namespace StatusPS;

/// <summary>One permission to apply for, out of a BlueKing permission payload.</summary>
public sealed class PermissionGrant
{
    /// <summary>The system that grants it.</summary>
    public string System { get; init; } = "";

    /// <summary>The action.</summary>
    public string Action { get; init; } = "";

    /// <summary>The resources it is for.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>All of it in one line.</summary>
    public override string ToString() => Resources.Count == 0 ? $"{System}: {Action}" : $"{System}: {Action} ({string.Join(", ", Resources)})";
}

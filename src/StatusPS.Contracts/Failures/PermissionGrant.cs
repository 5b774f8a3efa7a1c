namespace StatusPS;

/// <summary>A permission to apply for, from a BlueKing permission payload.</summary>
public sealed class PermissionGrant
{
    /// <summary>Gets the system that grants the permission.</summary>
    public string System { get; init; } = "";

    /// <summary>Gets the action.</summary>
    public string Action { get; init; } = "";

    /// <summary>Gets the resources that the permission applies to; empty when the payload names none.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Gets the system, the action and the resources in one line.</summary>
    public override string ToString() => Resources.Count == 0
        ? $"{System}: {Action}" : $"{System}: {Action} ({string.Join(", ", Resources)})";
}

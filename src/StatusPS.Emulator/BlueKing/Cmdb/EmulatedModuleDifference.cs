namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The differences between a module and its service template. Processes are those of the template.</summary>
internal sealed record EmulatedModuleDifference
{
    /// <summary>A module that equals its template.</summary>
    public static EmulatedModuleDifference None { get; } = new();

    public (long Id, string Name)[] Changed { get; init; } = [];

    public (long Id, string Name)[] Added { get; init; } = [];

    /// <summary>The processes that the template no longer has.</summary>
    public (long Id, string Name)[] Removed { get; init; } = [];

    /// <summary>The attributes that differ; a value is text, a number, a truth value or null.</summary>
    public (long Id, object? Template, object? Instance)[] Attributes { get; init; } = [];
}

namespace StatusPS.Engine.Services;

/// <summary>An id that a record had, for argument completion.</summary>
/// <param name="Parameter">The name of the cmdlet parameter that takes the id, such as <c>ModuleId</c>.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name of the resource; null when the record has none.</param>
/// <param name="Profile">The profile of the record.</param>
/// <param name="Scope">The region or the scope that the resource is in; null when the service has none.</param>
public sealed record CompletionEntry(string Parameter, string Id, string? Name, string Profile, string? Scope)
{
    /// <summary>The service template of a module; null for every other resource.</summary>
    public string? Template { get; init; }
}

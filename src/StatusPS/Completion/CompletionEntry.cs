namespace StatusPS.Completion;

/// <summary>An id that a record had.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What it is called; null: no record told.</param>
/// <param name="Profile">The profile it was had through.</param>
/// <param name="Place">
/// What it is in: a region, a business, a kind of scope; null where there is nothing of the sort.
/// </param>
internal sealed record CompletionEntry(string Id, string? Name, string Profile, string? Place)
{
    /// <summary>The service template of a module; null for all else.</summary>
    public string? Template { get; init; }
}

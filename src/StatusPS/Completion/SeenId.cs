namespace StatusPS.Completion;

/// <summary>An id that a record had.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What it is called; null: no record told.</param>
/// <param name="Profile">The profile it was had through.</param>
/// <param name="Region">The region it is in, where there are regions.</param>
internal sealed record SeenId(string Id, string? Name, string Profile, string? Region);

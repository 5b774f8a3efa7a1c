namespace StatusPS.Engine.Tests.Faults;

/// <summary>An address that cannot be used.</summary>
/// <param name="Address">The address.</param>
/// <param name="Authority">The file of the authority that a profile trusts for it; null: none of its own.</param>
internal sealed record BrokenSite(string Address, string? Authority = null);

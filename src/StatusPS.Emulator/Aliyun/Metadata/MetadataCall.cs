namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>An accepted request to the metadata service.</summary>
/// <param name="RoleName">The name of a role in the path; null for the list of roles.</param>
/// <param name="Now">The service's time.</param>
internal sealed record MetadataCall(string? RoleName, DateTimeOffset Now);

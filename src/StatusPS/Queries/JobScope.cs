using System.Globalization;

namespace StatusPS.Queries;

/// <summary>The scope that a JOB query is about: what was given, else the profile's.</summary>
/// <param name="Type">The kind of scope.</param>
/// <param name="Id">The scope; null or empty: nobody told.</param>
internal sealed record JobScope(string Type, string? Id)
{
    /// <summary>The scope of what was given. A row that has a scope and a business is asked for by its scope.</summary>
    public static JobScope Of(long? bizId, string? type, string? id, BlueKingProfile profile) => bizId is { } biz && string.IsNullOrEmpty(id)
        ? new(JobScopeType.Biz, biz.ToString(CultureInfo.InvariantCulture))
        : new(type ?? profile.ScopeType ?? JobScopeType.Biz, id ?? profile.ScopeId);
}

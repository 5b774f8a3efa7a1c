using System.Globalization;

namespace StatusPS.Commands.Queries;

/// <summary>The scope that a JOB query is about: what was given, else the profile's.</summary>
/// <param name="Type">The kind of scope.</param>
/// <param name="Id">The scope; null or empty: nobody told.</param>
internal sealed record JobScope(string Type, string? Id)
{
    /// <summary>The scope of what was given. A row that has a scope and a business is asked for by its scope.</summary>
    public static JobScope Of(long? bizId, string? type, string? id, BlueKingProfile profile)
    {
        if (!string.IsNullOrWhiteSpace(id)) return new(type ?? profile.ScopeType ?? JobScopeType.Biz, id.Trim());
        if (bizId is { } biz) return new(JobScopeType.Biz, biz.ToString(CultureInfo.InvariantCulture));
        // The profile's id is one of its own type alone.
        string stored = profile.ScopeType ?? JobScopeType.Biz;
        return type is null || type == stored ? new(stored, profile.ScopeId) : new(type, null);
    }
}

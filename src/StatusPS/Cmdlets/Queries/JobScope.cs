using System.Globalization;

namespace StatusPS.Cmdlets.Queries;

/// <summary>The scope of a JOB query.</summary>
/// <param name="Type">The type of the scope.</param>
/// <param name="Id">The ID of the scope; null or empty when neither the parameters nor the profile have one.</param>
internal sealed record JobScope(string Type, string? Id)
{
    /// <summary>
    /// Resolves the scope from the parameters, otherwise from the profile. A scope takes precedence over a business.
    /// </summary>
    public static JobScope Resolve(long? bizId, string? type, string? id, BlueKingProfile profile)
    {
        if (!string.IsNullOrWhiteSpace(id)) return new(type ?? profile.ScopeType ?? JobScopeType.Biz, id.Trim());
        if (bizId is { } biz) return new(JobScopeType.Biz, biz.ToString(CultureInfo.InvariantCulture));
        // The profile's ID belongs to the profile's type only.
        string stored = profile.ScopeType ?? JobScopeType.Biz;
        return type is null || type == stored ? new(stored, profile.ScopeId) : new(type, null);
    }
}

using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>A scope of BlueKing: a business, a business set or a tenant set.</summary>
public static class BlueKingScope
{
    /// <summary>Writes a scope as one text, for argument completion.</summary>
    /// <param name="type">The type of the scope.</param>
    /// <param name="id">The id of the scope.</param>
    public static string Format(string type, string id) => $"{type} {id}";

    /// <summary>Writes a business as one text, for argument completion.</summary>
    /// <param name="id">The id of the business.</param>
    public static string FormatBusiness(string id) => Format(JobScopeType.Biz, id);

    /// <summary>Returns the default scope of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException">The profile has none.</exception>
    internal static (string Type, string Id) GetDefault(BlueKingProfile profile) =>
        profile.ScopeId is { Length: > 0 } id
        ? (profile.ScopeType ?? JobScopeType.Biz, id)
        : throw StatusErrors.Profile(
            $"Profile '{profile.Name}' has no scope, which listing CMDB and JOB requires.",
            $"Store a business or another scope, with your own ID in place of 2: Set-StatusProfile "
                + $"{CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType {JobScopeType.Biz} -ScopeId 2");
}

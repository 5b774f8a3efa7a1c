using System.Globalization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>The pages of CMDB. Source: the router of bk-cmdb (<c>syncServiceFromModule</c>).</summary>
internal static class CmdbWebPage
{
    /// <summary>
    /// Returns the address of the page that compares a module with its service template; null when it is not known.
    /// </summary>
    /// <param name="profile">The profile.</param>
    /// <param name="key">The module.</param>
    public static string? GetAddress(BlueKingProfile profile, CmdbKey key) =>
        BlueKingWebAddress.Get(profile, BlueKingWebAddress.Cmdb) is { } site
            ? site + string.Create(CultureInfo.InvariantCulture,
                $"/#/business/{key.BizId}/synchronous/module/{key.ServiceTemplateId}/{key.ModuleId}") : null;
}

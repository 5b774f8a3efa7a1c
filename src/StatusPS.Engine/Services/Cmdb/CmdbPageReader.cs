using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Reads the addresses of CMDB's pages. Sources: the routes of bk-cmdb's web pages
/// (<c>business-synchronous/router.config.js</c>, <c>business-topology/router.config.js</c>).
/// </summary>
internal static class CmdbPageReader
{
    private const string Business = "business";
    private const string ModuleNode = "module-";

    /// <summary>Returns the key of a page; null for other pages.</summary>
    /// <param name="address">The address.</param>
    public static PageKey? Read(WebPageAddress address) => address.Fragment switch
    {
        [Business, var biz, "synchronous", "module", var template, var modules] =>
            Create(address, biz, template, modules),
        [Business, var biz, "sync", "service-template", var template, var modules] =>
            Create(address, biz, template, modules),
        // The topology, with a module selected.
        [Business, var biz, "index"] when address.Query.GetValueOrDefault("node") is { } node
            && node.StartsWith(ModuleNode, StringComparison.Ordinal) =>
            Create(address, biz, null, node[ModuleNode.Length..]),
        _ => null,
    };

    private static PageKey? Create(WebPageAddress address, string biz, string? template, string modules)
    {
        string[] ids = modules.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0 || !ids.All(PageKey.IsId) || !PageKey.IsId(biz)) return null;
        var parameters = new Dictionary<string, string> { [nameof(CmdbKey.BizId)] = biz };
        if (template is not null)
        {
            if (!PageKey.IsId(template)) return null;
            parameters[nameof(CmdbKey.ServiceTemplateId)] = template;
        }
        return new(StatusService.Cmdb, address, ids) { Parameters = parameters };
    }
}

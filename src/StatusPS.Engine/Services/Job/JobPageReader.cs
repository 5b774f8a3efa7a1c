using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Reads the addresses of JOB's pages. Sources: the routes of bk-job's web pages (<c>executive-history/routes.js</c>,
/// <c>router/index.js</c>), and the links of its API (<c>api_execute</c>, <c>api_execute_step</c>).
/// </summary>
internal static class JobPageReader
{
    private const string Execute = "execute";

    private static readonly string[] Kinds = ["task", "step", "quick-launch", "redo_task"];
    private static readonly string[] ScopeTypes = [JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet];

    /// <summary>Returns the key of a page; null for other pages.</summary>
    /// <param name="address">The address.</param>
    public static PageKey? Read(WebPageAddress address) => address.Path switch
    {
        [.., "api_execute", var id] when PageKey.IsId(id) => new(StatusService.Job, address, [id]),
        [.., "api_execute_step", var id, _] when PageKey.IsId(id) => new(StatusService.Job, address, [id]),
        [.., var type, var scope, Execute, var kind, var id]
            when ScopeTypes.Contains(type) && IsPage(scope, kind, id) => Create(address, id, type, scope),
        // Before JOB 3.5 every scope was a business.
        [.., var scope, Execute, var kind, var id] when IsPage(scope, kind, id) =>
            Create(address, id, JobScopeType.Biz, scope),
        _ => null,
    };

    private static bool IsPage(string scope, string kind, string id) =>
        PageKey.IsId(scope) && Kinds.Contains(kind) && PageKey.IsId(id);

    private static PageKey Create(WebPageAddress address, string id, string type, string scope)
    {
        var parameters = new Dictionary<string, string> { ["ScopeType"] = type, ["ScopeId"] = scope };
        if (type == JobScopeType.Biz) parameters["BizId"] = scope;
        return new(StatusService.Job, address, [id]) { Parameters = parameters };
    }
}

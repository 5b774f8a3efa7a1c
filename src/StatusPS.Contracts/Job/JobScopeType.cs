namespace StatusPS;

/// <summary>The kind of resource scope that a job instance belongs to (<c>bk_scope_type</c>).</summary>
public static class JobScopeType
{
    /// <summary>A business.</summary>
    public const string Biz = "biz";

    /// <summary>A business set.</summary>
    public const string BizSet = "biz_set";

    /// <summary>A tenant set: in the service's source, not in its documents.</summary>
    public const string TenantSet = "tenant_set";
}

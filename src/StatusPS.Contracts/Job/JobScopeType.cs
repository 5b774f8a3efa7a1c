namespace StatusPS;

/// <summary>The types of scopes of a job instance (<c>bk_scope_type</c>).</summary>
public static class JobScopeType
{
    /// <summary>A business.</summary>
    public const string Biz = "biz";

    /// <summary>A business set.</summary>
    public const string BizSet = "biz_set";

    /// <summary>A tenant set. Source: the code of the service; its documentation does not mention it.</summary>
    public const string TenantSet = "tenant_set";
}

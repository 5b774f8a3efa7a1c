namespace StatusPS.Completion;

/// <summary>How the place of an id is written: a scope of BlueKing, of which a business is one.</summary>
internal static class CompletionScope
{
    public static string Business(string id) => Scope(JobScopeType.Biz, id);

    public static string Scope(string type, string id) => $"{type} {id}";
}

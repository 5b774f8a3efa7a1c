using System.Collections;

namespace StatusPS.Completion;

/// <summary>
/// Offers the job instances that this session has seen, of the business or scope that is typed already.
/// </summary>
public sealed class JobInstanceCompleter() : CachedIdCompleter(CompletionKind.JobInstance)
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        (GetTypedValue(typed, "BizId") is not { } biz || seen.Place == CompletionScope.Business(biz))
        && (GetTypedValue(typed, "ScopeType") is not { } type || seen.Place!.StartsWith(CompletionScope.Scope(type, ""), StringComparison.OrdinalIgnoreCase))
        && (GetTypedValue(typed, "ScopeId") is not { } id || seen.Place!.EndsWith(CompletionScope.Scope("", id), StringComparison.Ordinal));
}

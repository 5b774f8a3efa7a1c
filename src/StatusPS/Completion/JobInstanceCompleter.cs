using System.Collections;

namespace StatusPS.Completion;

/// <summary>Offers the job instances that this session has seen, of the business or scope that is typed already.</summary>
public sealed class JobInstanceCompleter() : SeenCompleter(SeenKind.JobInstance)
{
    private protected override bool Fits(SeenId seen, IDictionary typed) =>
        (Typed(typed, "BizId") is not { } biz || seen.Place == SeenPlace.Business(biz))
        && (Typed(typed, "ScopeType") is not { } type || seen.Place!.StartsWith(SeenPlace.Scope(type, ""), StringComparison.OrdinalIgnoreCase))
        && (Typed(typed, "ScopeId") is not { } id || seen.Place!.EndsWith(SeenPlace.Scope("", id), StringComparison.Ordinal));
}

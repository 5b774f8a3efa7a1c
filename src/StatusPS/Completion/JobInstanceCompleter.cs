using System.Collections;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// Completes the job instances that this session has seen, in the business or scope on the command line.
/// </summary>
public sealed class JobInstanceCompleter() : CachedIdCompleter("JobInstanceId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        (GetTypedValue(typed, "BizId") is not { } biz || seen.Scope == BlueKingScope.FormatBusiness(biz))
        && (GetTypedValue(typed, "ScopeType") is not { } type
        || seen.Scope!.StartsWith(BlueKingScope.Format(type, ""), StringComparison.OrdinalIgnoreCase))
        && (GetTypedValue(typed, "ScopeId") is not { } id
        || seen.Scope!.EndsWith(BlueKingScope.Format("", id), StringComparison.Ordinal));
}

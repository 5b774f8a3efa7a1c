using System.Collections;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>Offers the scopes of JOB that this session has seen, of the type that is typed already.</summary>
public sealed class ScopeCompleter() : CachedIdCompleter("ScopeId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "ScopeType") is not { } type || string.Equals(seen.Scope, type, StringComparison.OrdinalIgnoreCase);
}

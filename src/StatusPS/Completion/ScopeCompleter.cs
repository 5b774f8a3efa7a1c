using System.Collections;

namespace StatusPS.Completion;

/// <summary>Offers the scopes of JOB that this session has seen, of the type that is typed already.</summary>
public sealed class ScopeCompleter() : CachedIdCompleter(CompletionKind.Scope)
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "ScopeType") is not { } type || string.Equals(seen.Place, type, StringComparison.OrdinalIgnoreCase);
}

using System.Collections;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>Completes the JOB scopes that this session has seen, of the type on the command line.</summary>
public sealed class ScopeCompleter() : CachedIdCompleter("ScopeId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "ScopeType") is not { } type
            || string.Equals(seen.Scope, type, StringComparison.OrdinalIgnoreCase);
}

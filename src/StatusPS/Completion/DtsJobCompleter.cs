using System.Collections;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>Completes the DTS jobs that this session has seen, in the region on the command line.</summary>
public sealed class DtsJobCompleter() : CachedIdCompleter("SynchronizationJobId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "RegionId") is not { } region
            || string.Equals(seen.Scope, region, StringComparison.OrdinalIgnoreCase);
}

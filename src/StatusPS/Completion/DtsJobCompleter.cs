using System.Collections;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>Offers the DTS jobs that this session has seen, of the region that is typed already.</summary>
public sealed class DtsJobCompleter() : CachedIdCompleter("SynchronizationJobId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "RegionId") is not { } region || string.Equals(seen.Scope, region, StringComparison.OrdinalIgnoreCase);
}

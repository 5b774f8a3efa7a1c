using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// The IDs in the records of this session, the latest first, for completion without a request. Holds up to <see
/// cref="MaxEntriesPerKind"/> entries of each kind, for the lifetime of the runspace.
/// </summary>
internal sealed class CompletionCache
{
    /// <summary>The maximum number of entries of one kind.</summary>
    public const int MaxEntriesPerKind = 500;

    private static readonly ConditionalWeakTable<Runspace, CompletionCache> Caches = [];

    private readonly Dictionary<
        string,
        (LinkedList<CompletionEntry> Latest,
        Dictionary<(string, string, string?), LinkedListNode<CompletionEntry>> Known)> _kinds = [];

    /// <summary>Adds the IDs of a record.</summary>
    public static void Add(StatusRecord record)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return;
        var cache = Caches.GetOrCreateValue(runspace);
        foreach (var entry in ServiceRegistry.Get(record).GetCompletions(record)) cache.Add(entry);
    }

    /// <summary>Returns the IDs for a parameter, the latest first.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    public static IReadOnlyList<CompletionEntry> Get(string parameter) =>
        Runspace.DefaultRunspace is { } runspace && Caches.TryGetValue(runspace, out var cache)
            && cache._kinds.TryGetValue(parameter, out var ids) ? [.. ids.Latest] : [];

    private void Add(CompletionEntry seen)
    {
        if (!_kinds.TryGetValue(seen.Parameter, out var kind)) _kinds[seen.Parameter] = kind = (new(), []);
        // A value that many records share, such as their business, is added once.
        if (kind.Latest.First?.Value == seen) return;
        var key = (seen.Profile, seen.Id, seen.Scope);
        if (kind.Known.Remove(key, out var before))
        {
            kind.Latest.Remove(before);
            // A record of a query by ID has no name; the known one is kept.
            seen = seen with { Name = seen.Name ?? before.Value.Name };
        }
        kind.Known[key] = kind.Latest.AddFirst(seen);
        if (kind.Latest.Count <= MaxEntriesPerKind) return;
        var oldest = kind.Latest.Last!.Value;
        kind.Latest.RemoveLast();
        kind.Known.Remove((oldest.Profile, oldest.Id, oldest.Scope));
    }
}

using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// The ids that records of this session had, the latest first: what completion offers without asking any service. Holds
/// a few hundred of each kind, and lives as long as the runspace.
/// </summary>
internal sealed class CompletionCache
{
    /// <summary>How many of one kind are kept.</summary>
    public const int MaxEntriesPerKind = 500;

    private static readonly ConditionalWeakTable<Runspace, CompletionCache> Books = [];

    private readonly Dictionary<string, (LinkedList<CompletionEntry> Latest, Dictionary<(string, string, string?), LinkedListNode<CompletionEntry>> Known)> _kinds = [];

    /// <summary>Notes what a record is about.</summary>
    public static void Add(StatusRecord record)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return;
        var book = Books.GetOrCreateValue(runspace);
        foreach (var entry in ServiceRegistry.Get(record).GetCompletions(record)) book.Add(entry);
    }

    /// <summary>Returns the ids that a parameter takes, the latest first.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    public static IReadOnlyList<CompletionEntry> Get(string parameter) =>
        Runspace.DefaultRunspace is { } runspace && Books.TryGetValue(runspace, out var book) && book._kinds.TryGetValue(parameter, out var ids) ? [.. ids.Latest] : [];

    private void Add(CompletionEntry seen)
    {
        if (!_kinds.TryGetValue(seen.Parameter, out var kind)) _kinds[seen.Parameter] = kind = (new(), []);
        // What a thousand records have in common, such as their business, is noted once.
        if (kind.Latest.First?.Value == seen) return;
        var key = (seen.Profile, seen.Id, seen.Scope);
        if (kind.Known.Remove(key, out var before))
        {
            kind.Latest.Remove(before);
            // A record that was asked for by id tells no name, and takes none away.
            seen = seen with { Name = seen.Name ?? before.Value.Name };
        }
        kind.Known[key] = kind.Latest.AddFirst(seen);
        if (kind.Latest.Count <= MaxEntriesPerKind) return;
        var oldest = kind.Latest.Last!.Value;
        kind.Latest.RemoveLast();
        kind.Known.Remove((oldest.Profile, oldest.Id, oldest.Scope));
    }
}

using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace StatusPS.Completion;

/// <summary>
/// The ids that records of this session had, the latest first: what completion offers without asking any service. Holds a few hundred of each
/// kind, and lives as long as the runspace.
/// </summary>
internal sealed class SeenBook
{
    /// <summary>How many of one kind are kept.</summary>
    public const int Most = 500;

    private static readonly ConditionalWeakTable<Runspace, SeenBook> Books = [];

    private readonly Dictionary<Type, (LinkedList<SeenId> Latest, Dictionary<(string, string, string?), LinkedListNode<SeenId>> Known)> _kinds = [];

    /// <summary>Notes what a record is about.</summary>
    public static void Note(StatusRecord record)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return;
        SeenId? seen = record switch
        {
            DtsSyncStatus job => new(job.SynchronizationJobId, job.Name, job.Profile, job.RegionId),
            AuthingSyncJob job => new(FormattableString.Invariant($"{job.SyncTaskId}"), job.SyncTaskName, job.Profile, null),
            _ => null,
        };
        if (seen is not null) Books.GetOrCreateValue(runspace).Note(record.GetType(), seen);
    }

    /// <summary>The ids of one kind of record, the latest first.</summary>
    public static IReadOnlyList<SeenId> Of(Type record) =>
        Runspace.DefaultRunspace is { } runspace && Books.TryGetValue(runspace, out var book) && book._kinds.TryGetValue(record, out var kind) ? [.. kind.Latest] : [];

    private void Note(Type type, SeenId seen)
    {
        if (!_kinds.TryGetValue(type, out var kind)) _kinds[type] = kind = (new(), []);
        var key = (seen.Profile, seen.Id, seen.Region);
        if (kind.Known.Remove(key, out var before))
        {
            kind.Latest.Remove(before);
            // A record that was asked for by id tells no name, and takes none away.
            seen = seen with { Name = seen.Name ?? before.Value.Name };
        }
        kind.Known[key] = kind.Latest.AddFirst(seen);
        if (kind.Latest.Count <= Most) return;
        var oldest = kind.Latest.Last!.Value;
        kind.Latest.RemoveLast();
        kind.Known.Remove((oldest.Profile, oldest.Id, oldest.Region));
    }
}

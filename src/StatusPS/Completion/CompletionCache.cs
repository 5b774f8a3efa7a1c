using System.Globalization;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

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

    private readonly Dictionary<CompletionKind, (LinkedList<CompletionEntry> Latest, Dictionary<(string, string, string?), LinkedListNode<CompletionEntry>> Known)> _kinds = [];

    /// <summary>Notes what a record is about.</summary>
    public static void Add(StatusRecord record)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return;
        var book = Books.GetOrCreateValue(runspace);
        switch (record)
        {
            case CmdbSyncStatus module:
                string biz = Text(module.BizId);
                book.Add(CompletionKind.Business, new(biz, null, module.Profile, null));
                book.Add(CompletionKind.ServiceTemplate, new(Text(module.ServiceTemplateId), module.ServiceTemplateName, module.Profile, CompletionScope.Business(biz)));
                book.Add(CompletionKind.Module, new(Text(module.ModuleId), module.ModuleName, module.Profile, CompletionScope.Business(biz)) { Template = Text(module.ServiceTemplateId) });
                break;
            case JobInstanceStatus job:
                if (job.ScopeType == JobScopeType.Biz) book.Add(CompletionKind.Business, new(job.ScopeId, null, job.Profile, null));
                book.Add(CompletionKind.Scope, new(job.ScopeId, null, job.Profile, job.ScopeType));
                book.Add(CompletionKind.JobInstance, new(Text(job.JobInstanceId), job.Name, job.Profile, CompletionScope.Scope(job.ScopeType, job.ScopeId)));
                break;
            case DtsSyncStatus job:
                book.Add(CompletionKind.DtsJob, new(job.SynchronizationJobId, job.Name, job.Profile, job.RegionId));
                break;
            case AuthingSyncJob job:
                book.Add(CompletionKind.SyncTask, new(Text(job.SyncTaskId), job.SyncTaskName, job.Profile, null));
                break;
        }
    }

    /// <summary>The ids of one kind, the latest first.</summary>
    public static IReadOnlyList<CompletionEntry> Get(CompletionKind kind) =>
        Runspace.DefaultRunspace is { } runspace && Books.TryGetValue(runspace, out var book) && book._kinds.TryGetValue(kind, out var ids) ? [.. ids.Latest] : [];

    private void Add(CompletionKind of, CompletionEntry seen)
    {
        if (!_kinds.TryGetValue(of, out var kind)) _kinds[of] = kind = (new(), []);
        // What a thousand records have in common, such as their business, is noted once.
        if (kind.Latest.First?.Value == seen) return;
        var key = (seen.Profile, seen.Id, seen.Place);
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
        kind.Known.Remove((oldest.Profile, oldest.Id, oldest.Place));
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

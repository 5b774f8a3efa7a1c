using System.Runtime.CompilerServices;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Lists the sync jobs of a task, page by page; the next page is fetched while the one before it is being read.</summary>
public sealed class AuthingPager
{
    /// <summary>The largest page the service gives.</summary>
    public const int LargestPage = 50;

    private readonly ProfileConnection _connection;
    private readonly AuthingSession _session;
    private readonly Action<string>? _trace;

    /// <summary>Makes a pager.</summary>
    /// <param name="connection">The connection of an Authing profile.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public AuthingPager(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _session = AuthingPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
    }

    /// <summary>Lists sync jobs, newest first as the service has them, each once.</summary>
    /// <param name="syncTaskId">The task.</param>
    /// <param name="trigger">Only jobs that this set off; null: all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="first">How many to give at the most.</param>
    /// <param name="total">Is told how many there are in all, or null, when the first page is in.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed.</exception>
    public async IAsyncEnumerable<AuthingSyncJob> ListAsync(
        long syncTaskId, string? trigger, ulong skip, ulong first, Action<long?>? total, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int limit = skip == 0 && first is > 0 and < LargestPage ? (int)first : LargestPage;
        long begin = (long)Math.Min(skip / (ulong)limit, long.MaxValue / 2) + 1, number = begin;
        ulong leaveOut = skip % (ulong)limit, given = 0;
        long read = (long)Math.Min(skip - leaveOut, long.MaxValue / 2);
        var seen = new HashSet<long>();
        long? lastTotal = null;
        int? largest = null;
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = PageAsync(number, ahead.Token);
        try
        {
            while (next is not null)
            {
                var page = await next;
                total?.Invoke(page.Total);
                total = null;
                IReadOnlyList<AuthingSyncJob> jobs = page.Jobs;
                if (page.Total < lastTotal)
                {
                    // Jobs vanished meanwhile, and the others moved up: some that were to come now stand on the pages before.
                    long back = (lastTotal.Value - page.Total.Value - 1) / Math.Max(1, largest ?? limit) + 1;
                    var moved = new List<AuthingSyncJob>();
                    for (long earlier = Math.Max(begin, number - back); earlier < number; earlier++) moved.AddRange((await PageAsync(earlier, ahead.Token)).Jobs);
                    jobs = [.. moved, .. jobs];
                }
                lastTotal = page.Total;
                if (first == 0) yield break;
                next = null;
                read += page.Jobs.Count;
                // A first page that is short of what was asked is all there is, unless the total tells of more: then the service's pages are that small.
                bool isShort = largest is { } known ? page.Jobs.Count < known : page.Jobs.Count < limit && !(page.Total > read);
                largest ??= page.Jobs.Count;
                bool last = isShort || page.Jobs.Count == 0 || page.Total == read;
                if (!last && first - given > (ulong)Math.Max(0, jobs.Count - (int)leaveOut)) next = PageAsync(++number, ahead.Token);
                int before = seen.Count;
                foreach (var job in jobs)
                {
                    // A job that was added meanwhile pushes the others on: the next page repeats what this one had.
                    if (!seen.Add(job.SyncJobId)) continue;
                    if (leaveOut > 0)
                    {
                        leaveOut--;
                        continue;
                    }
                    yield return job;
                    if (++given >= first) yield break;
                }
                // A page without anything new is the end, whatever the service counts.
                if (seen.Count == before) yield break;
                // Repeated jobs were left out, and so more is needed than was foreseen.
                if (!last) next ??= PageAsync(++number, ahead.Token);
            }
        }
        finally
        {
            await ahead.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<AuthingPage> PageAsync(long page, CancellationToken token) =>
            _connection.SendAsync(new AuthingJobsRequest(_session, new(syncTaskId, trigger, page, limit), _trace), _trace, token);
    }
}

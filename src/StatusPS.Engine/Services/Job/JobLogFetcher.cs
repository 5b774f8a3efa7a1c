using System.Runtime.CompilerServices;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Fetches the logs of a step's hosts in batches, some of them at the same time, in the order of the hosts. Memory does
/// not grow with their number: a batch is as large as the API allows, and smaller when the logs are large.
/// </summary>
internal sealed class JobLogFetcher
{
    // The logs of a batch are in memory together, and some batches are fetched at the same time.
    private const int MaxConcurrentBatches = 4;
    private const int MaxConcurrentSingles = 4;
    private const long MaxBatchCharacters = 4 * 1024 * 1024;

    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly int _throttle;
    private readonly Action<string>? _trace;
    private volatile int _maxBatchSize;

    /// <summary>Creates a fetcher.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="throttle">The maximum number of concurrent requests.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public JobLogFetcher(ProfileConnection connection, int throttle, Action<string>? trace)
    {
        (_connection, _throttle, _trace) = (connection, throttle, trace);
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _maxBatchSize = JobLogRequest.GetMaxBatchSize(_profile);
    }

    /// <summary>Queries a job instance with its steps and hosts.</summary>
    public Task<JobInstanceStatus> GetJobAsync(JobKey key, CancellationToken cancellationToken) =>
        _connection.SendAsync(
            new JobStatusRequest(_profile, _caller, JobStatusRequest.GetAddress(_profile), key, withHosts: true),
            _trace, cancellationToken);

    /// <summary>Fetches the logs of hosts.</summary>
    /// <param name="key">The job instance.</param>
    /// <param name="stepInstanceId">The step.</param>
    /// <param name="hosts">The hosts: those with an ID come first, containers last.</param>
    /// <param name="queryMissing">True to query a host alone that is missing from its batch.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>
    /// Each host with its log. The log is null when there is none; a failure that concerns the host alone is in its
    /// place.
    /// </returns>
    /// <exception cref="StatusException">A request failed, and not because of one host.</exception>
    public IAsyncEnumerable<JobHostLog> FetchAsync(
        JobKey key, long stepInstanceId, IReadOnlyList<JobHostStatus> hosts, bool queryMissing,
        CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(CreateBatches(hosts).ToAsyncEnumerable(),
            (batch, stop) => FetchBatchAsync(new(key, stepInstanceId, batch.Target), batch.Hosts, queryMissing, stop),
            Math.Clamp(_throttle, 1, MaxConcurrentBatches), cancellationToken);

    // Lazy: the size of later batches follows from the logs of the earlier ones.
    private IEnumerable<(JobLogTarget Target, IReadOnlyList<JobHostStatus> Hosts)> CreateBatches(
        IReadOnlyList<JobHostStatus> hosts)
    {
        foreach (var group in hosts.GroupBy(host => JobLogTargets.Get(host, _profile.JobApiVersion))
            .OrderBy(group => group.Key))
        {
            JobHostStatus[] members = [.. group];
            for (int start = 0; start < members.Length;)
            {
                int size = Math.Min(_maxBatchSize, members.Length - start);
                yield return (group.Key, new ArraySegment<JobHostStatus>(members, start, size));
                start += size;
            }
        }
    }

    private async IAsyncEnumerable<JobHostLog> FetchBatchAsync(
        Step step, IReadOnlyList<JobHostStatus> hosts, bool queryMissing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (step.Target == JobLogTarget.None)
        {
            foreach (var host in hosts) yield return new(host, null) { IsUnavailable = true };
            yield break;
        }
        IReadOnlyList<JobLogItem>? logs = null;
        StatusException? failure = null;
        try
        {
            logs = await SendAsync(step, hosts, cancellationToken);
        }
        catch (StatusException refused)
            when (refused.Error.IsTooLarge || (hosts.Count > 1 && IsAboutSize(refused.Error)))
        {
            failure = refused;
        }
        if (logs is null && hosts.Count == 1)
        {
            yield return new(hosts[0], null) { Error = failure!.Error };
            yield break;
        }
        if (logs is null)
        {
            int half = (hosts.Count + 1) / 2;
            _maxBatchSize = Math.Min(_maxBatchSize, half);
            JobHostStatus[][] halves = [[.. hosts.Take(half)], [.. hosts.Skip(half)]];
            foreach (var part in halves)
            {
                await foreach (var log in FetchBatchAsync(step, part, queryMissing, cancellationToken))
                    yield return log;
            }
            yield break;
        }
        AdaptBatchSize(logs, hosts.Count);
        await foreach (var log in MatchAsync(step, hosts, logs, queryMissing, cancellationToken)) yield return log;
    }

    // An older or a newer server may have a lower limit, which it reports as a wrong parameter.
    private static bool IsAboutSize(StatusError error) =>
        error is { Kind: StatusErrorKind.InvalidRequest, IsAboutKeys: true };

    private void AdaptBatchSize(IReadOnlyList<JobLogItem> logs, int hosts)
    {
        long length = logs.Sum(log => (long)(log.Content?.Length ?? 0));
        if (length <= MaxBatchCharacters) return;
        _maxBatchSize = (int)Math.Clamp(MaxBatchCharacters * hosts / length, 1, _maxBatchSize);
    }

    private async IAsyncEnumerable<JobHostLog> MatchAsync(
        Step step, IReadOnlyList<JobHostStatus> hosts, IReadOnlyList<JobLogItem> logs, bool queryMissing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new Dictionary<HostKey, JobLogItem>();
        foreach (var log in logs)
        {
            foreach (var id in JobLogTargets.GetKeys(log)) known.TryAdd(id, log);
        }
        // A single response may have no host at all.
        bool isWhole = hosts.Count == 1;
        JobLogItem?[] found = [
            .. hosts.Select(host => Find(known, host) ?? (isWhole && logs.Count > 0 ? logs[0] : null))];
        var missing = new Queue<JobHostStatus>(
            queryMissing && !isWhole ? hosts.Where((_, index) => found[index] is null) : []);
        var singles = new Queue<Task<JobHostLog>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            for (int i = 0; i < found.Length; i++)
            {
                if (found[i] is not null || !queryMissing || isWhole)
                {
                    yield return new(hosts[i], found[i]);
                    continue;
                }
                while (singles.Count < MaxConcurrentSingles && missing.TryDequeue(out var next))
                    singles.Enqueue(FetchSingleAsync(step, next, stop.Token));
                yield return await singles.Dequeue();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(singles).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    // Field reports: a batch of a large job has no logs at all, and the host alone has its log (bk-job issue 4028).
    private async Task<JobHostLog> FetchSingleAsync(
        Step step, JobHostStatus host, CancellationToken cancellationToken)
    {
        try
        {
            var logs = await SendAsync(step, [host], cancellationToken);
            return new(host, logs.Count > 0 ? logs[0] : null);
        }
        catch (StatusException failure) when (failure.Error.IsAboutKeys || failure.Error.IsTooLarge)
        {
            return new(host, null) { Error = failure.Error };
        }
    }

    private Task<IReadOnlyList<JobLogItem>> SendAsync(
        Step step, IReadOnlyList<JobHostStatus> hosts, CancellationToken cancellationToken) =>
        _connection.SendAsync(
            new JobLogRequest(_profile, _caller, step.Key, step.Id, step.Target, hosts), _trace, cancellationToken);

    private static JobLogItem? Find(Dictionary<HostKey, JobLogItem> known, JobHostStatus host)
    {
        foreach (var id in JobLogTargets.GetKeys(host))
        {
            if (known.TryGetValue(id, out var log)) return log;
        }
        return null;
    }

    private sealed record Step(JobKey Key, long Id, JobLogTarget Target);
}

using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Lists the job instances of a scope, newest first, each once. The next page is requested while the caller takes the
/// records of the one before it. With steps or hosts, each job is queried by its id, and one that fails is one failure.
/// </summary>
public sealed class JobLister : StatusLister<JobListRequest, JobInstanceStatus>
{
    /// <summary>
    /// The longest window, in milliseconds: v3 refuses a longer one (<c>MAX_SEARCH_TASK_HISTORY_RANGE_MILLS</c> of
    /// bk-job).
    /// </summary>
    internal const long MaxWindow = 30L * 24 * 60 * 60 * 1000;

    // The largest offset that v4 takes (EsbGetJobInstanceListV4Resource of bk-job).
    private const long MaxOffset = 10_000;

    // A v3 site may refuse a start beyond this (v3GetJobInstanceList.maxStart).
    private const ulong MaxOffsetV3 = 1000;

    // A service whose clock is ahead has jobs that are in the future by the local clock.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingSession _caller;
    private readonly Uri _address;
    private readonly Action<string>? _trace;

    /// <summary>Creates a lister.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public JobLister(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _address = JobListPageRequest.GetAddress(_profile);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<Listed<JobInstanceStatus>> ListAsync(
        JobListRequest request, CancellationToken cancellationToken) =>
        request.IncludeSteps || request.IncludeHosts
            ? QueryStepsAsync(request, cancellationToken)
            : ReadRowsAsync(request, cancellationToken).Select(row => new Listed<JobInstanceStatus>(row));

    private async IAsyncEnumerable<Listed<JobInstanceStatus>> QueryStepsAsync(
        JobListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new JobQuery(_connection, request.IncludeHosts, _trace);
        using var runner = new QueryRunner<JobKey, JobInstanceStatus>(query, request.ThrottleLimit, _connection.Time);
        var rows = ReadRowsAsync(request, cancellationToken);
        await foreach (var (row, outcome) in runner.QueryAsync(rows, GetKey, cancellationToken))
        {
            foreach (var record in outcome.Records) CopyListedProperties(row, record);
            foreach (var listed in Listed<JobInstanceStatus>.From(outcome, row.JobInstanceId)) yield return listed;
        }

        static JobKey GetKey(JobInstanceStatus row) => new(row.ScopeType, row.ScopeId, row.JobInstanceId);
    }

    private async IAsyncEnumerable<JobInstanceStatus> ReadRowsAsync(
        JobListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var totalReceived = request.TotalReceived;
        ulong first = request.First;
        long since = Math.Max(2, request.Since.ToUnixTimeMilliseconds());
        long until = (request.Until ?? _connection.Time.GetUtcNow() + ClockTolerance).ToUnixTimeMilliseconds();
        if (until < since)
        {
            totalReceived?.Invoke(0);
            yield break;
        }
        bool oneWindow = request.IsExact && until - since <= MaxWindow;
        ulong maxOffset = _profile.JobApiVersion == JobApiVersion.V3 ? MaxOffsetV3 : MaxOffset;
        ulong serverOffset = oneWindow && request.Skip <= maxOffset ? request.Skip : 0;
        ulong remainingSkip = request.Skip - serverOffset, returned = 0;
        int pageSize = JobListPageRequest.GetMaxPageSize(_profile);
        ulong wanted = first > ulong.MaxValue - remainingSkip ? ulong.MaxValue : first + remainingSkip;
        var cursor = new TimeWindowCursor<JobListRow>(
            since, until, (long)serverOffset, MaxWindow, row => row.CreateTime, row => row.Record.JobInstanceId);
        var window = cursor.GetNext(
            request.IsExact && wanted is > 0 && wanted < (ulong)pageSize ? (int)wanted : pageSize);
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = ReadPageAsync(request, window, ahead.Token);
        try
        {
            while (next is not null)
            {
                var page = await next;
                next = null;
                totalReceived?.Invoke(oneWindow ? page.Total : null);
                totalReceived = null;
                if (first == 0) yield break;
                var rows = OrderTies(cursor.TakeNew(page)).FindAll(row => request.IsMatch(row.Record));
                bool needsMore = remainingSkip >= (ulong)rows.Count
                    || first - returned > (ulong)rows.Count - remainingSkip;
                if (cursor.Advance(page, window) && needsMore)
                {
                    window = cursor.GetNext(pageSize);
                    next = ReadPageAsync(request, window, ahead.Token);
                }
                foreach (var row in rows)
                {
                    if (remainingSkip > 0)
                    {
                        remainingSkip--;
                        continue;
                    }
                    yield return row.Record;
                    if (++returned >= first) yield break;
                }
            }
        }
        finally
        {
            await ahead.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The service leaves the order of one millisecond open: by ID, it is the same in each list.
    private static List<JobListRow> OrderTies(List<JobListRow> rows)
    {
        bool isNewestFirst = rows.Zip(rows.Skip(1)).All(pair => pair.First.CreateTime >= pair.Second.CreateTime);
        return isNewestFirst
            ? [.. rows.OrderByDescending(row => row.CreateTime).ThenByDescending(row => row.Record.JobInstanceId)]
            : rows;
    }

    // Only the list has these.
    private static void CopyListedProperties(JobInstanceStatus row, JobInstanceStatus record) =>
        (record.Launcher, record.LaunchMode, record.Type) = (row.Launcher, row.LaunchMode, row.Type);

    private Task<Page<JobListRow>> ReadPageAsync(
        JobListRequest request, TimeWindow window, CancellationToken cancellationToken) =>
        window.Offset > MaxOffset
            ? Task.FromException<Page<JobListRow>>(StatusErrors.Plain(StatusErrorKind.InvalidRequest,
                BlueKingServices.Job,
                "more job instances were created in one millisecond than the service can list.", _connection.Redaction,
                advice: "Narrow the list with -Name, -Launcher, -Status or -Type."))
            : _connection.SendAsync(
                new JobListPageRequest(_profile, _caller, _address, request, window), _trace, cancellationToken);
}

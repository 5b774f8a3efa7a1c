using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>Lists the job instances of a scope, newest first, each once; the next page is fetched while the one before it is being read.</summary>
public sealed class JobListing
{
    // v3 may be set up to refuse a start beyond this (v3GetJobInstanceList.maxStart).
    private const ulong LargestJumpOfV3 = 1000;

    // A service whose clock is ahead has jobs that are not made yet by this machine's.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    private readonly ProfileConnection _connection;
    private readonly BlueKingProfile _profile;
    private readonly BlueKingCaller _caller;
    private readonly Uri _address;
    private readonly Action<string>? _trace;

    /// <summary>Makes a listing.</summary>
    /// <param name="connection">The connection of a BlueKing profile.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public JobListing(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _profile = (BlueKingProfile)connection.Profile;
        _caller = BlueKingPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _address = JobListRequest.AddressOf(_profile);
    }

    /// <summary>Lists job instances with their steps, each asked for by its id.</summary>
    /// <param name="history">Which.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="first">How many to give at the most.</param>
    /// <param name="withHosts">Whether to ask for the result on each host.</param>
    /// <param name="throttle">The most requests for job instances under way at once.</param>
    /// <param name="total">Is told how many there are in all, or null, when the first page is in.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed.</exception>
    public async IAsyncEnumerable<Listed<JobInstanceStatus>> ListWithStepsAsync(
        JobHistory history, ulong skip, ulong first, bool withHosts, int throttle, Action<long?>? total, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var runner = new QueryRunner<JobKey, JobInstanceStatus>(new JobQuery(_connection, withHosts, _trace), throttle, _connection.Time);
        var rows = ListAsync(history, skip, first, total, cancellationToken);
        await foreach (var (row, outcome) in runner.AskAsync(rows, row => new JobKey(row.ScopeType, row.ScopeId, row.JobInstanceId), cancellationToken))
        {
            foreach (var record in outcome.Records) AddListed(record, row);
            foreach (var listed in Listed<JobInstanceStatus>.Of(outcome, row.JobInstanceId)) yield return listed;
        }
    }

    /// <summary>Lists job instances as the list has them, without steps.</summary>
    /// <param name="history">Which.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="first">How many to give at the most.</param>
    /// <param name="total">Is told how many there are in all, or null where the service can't tell, when the first page is in.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">A page failed.</exception>
    public async IAsyncEnumerable<JobInstanceStatus> ListAsync(
        JobHistory history, ulong skip, ulong first, Action<long?>? total, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long since = Math.Max(2, history.Since.ToUnixTimeMilliseconds());
        long until = (history.Until ?? _connection.Time.GetUtcNow() + ClockSlack).ToUnixTimeMilliseconds();
        if (until < since)
        {
            total?.Invoke(0);
            yield break;
        }
        bool oneWindow = history.IsExact && until - since <= JobHistoryCursor.LongestWindow;
        ulong jump = oneWindow && skip <= (_profile.JobApiVersion == JobApiVersion.V3 ? LargestJumpOfV3 : JobHistoryCursor.LargestOffset) ? skip : 0;
        ulong leaveOut = skip - jump, given = 0;
        int largest = JobListRequest.LargestPageOf(_profile);
        ulong wanted = first > ulong.MaxValue - leaveOut ? ulong.MaxValue : first + leaveOut;
        var walk = new JobHistoryCursor(since, until, (long)jump);
        var place = walk.Next(history.IsExact && wanted is > 0 && wanted < (ulong)largest ? (int)wanted : largest);
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = PageAsync(history, place, ahead.Token);
        try
        {
            while (next is not null)
            {
                var page = await next;
                next = null;
                total?.Invoke(oneWindow ? page.Total : null);
                total = null;
                if (first == 0) yield break;
                var rows = walk.New(page).FindAll(history.Takes);
                bool wantsMore = leaveOut >= (ulong)rows.Count || first - given > (ulong)rows.Count - leaveOut;
                if (walk.Advance(page, place) && wantsMore)
                {
                    place = walk.Next(largest);
                    next = PageAsync(history, place, ahead.Token);
                }
                foreach (var row in rows)
                {
                    if (leaveOut > 0)
                    {
                        leaveOut--;
                        continue;
                    }
                    yield return row;
                    if (++given >= first) yield break;
                }
            }
        }
        finally
        {
            await ahead.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Adds what only the list tells to a record that was asked for by its id.</summary>
    private static void AddListed(JobInstanceStatus record, JobInstanceStatus row) =>
        (record.Launcher, record.LaunchMode, record.Type) = (row.Launcher, row.LaunchMode, row.Type);

    private Task<JobListPage> PageAsync(JobHistory history, JobPageRequest place, CancellationToken cancellationToken) => place.Offset > JobHistoryCursor.LargestOffset
        ? Task.FromException<JobListPage>(StatusErrors.Plain(StatusErrorKind.InvalidRequest, BlueKingServices.Job,
            "more job instances were made at one moment than the service lists.", _connection.Redaction,
            advice: "Narrow the question with -Name, -Launcher, -Status or -Type."))
        : _connection.SendAsync(new JobListRequest(_profile, _caller, _address, history, place), _trace, cancellationToken);
}

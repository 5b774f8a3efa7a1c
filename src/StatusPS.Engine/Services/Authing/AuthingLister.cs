using System.Globalization;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// Lists sync jobs, newest first: those of one sync task, or those of all sync tasks in the order of the tasks, several
/// tasks at once. A task that fails is one failure.
/// </summary>
public sealed class AuthingLister : StatusLister<AuthingListRequest, AuthingSyncJob>
{
    private readonly ProfileConnection _connection;
    private readonly AuthingSession _session;
    private readonly Action<string>? _trace;

    /// <summary>Creates a lister.</summary>
    /// <param name="connection">The connection of an Authing profile.</param>
    /// <param name="trace">
    /// Receives one redacted line per HTTP attempt and per task without jobs; null disables tracing.
    /// </param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public AuthingLister(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _session = AuthingPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<Listed<AuthingSyncJob>> ListAsync(
        AuthingListRequest request, CancellationToken cancellationToken) => request.SyncTaskId is { } task
        ? ReadJobsAsync(task, request, cancellationToken).Select(job => new Listed<AuthingSyncJob>(job))
        : OrderedParallelReader.ReadAsync(ReadTasksAsync(request.Name, cancellationToken),
            (found, stop) => ListTaskAsync(found, request, stop), request.ThrottleLimit, cancellationToken);

    private async IAsyncEnumerable<AuthingTaskItem> ReadTasksAsync(
        Func<string, bool>? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new ConsistentPageReader<AuthingTaskItem>(AuthingJobsRequest.MaxPageSize,
            (page, stop) => _connection.SendAsync(new AuthingTasksRequest(_session, page, _trace), _trace, stop),
            task => task.SyncTaskId!.Value.ToString(CultureInfo.InvariantCulture),
            task => ApiTime.FromText(task.CreatedAt) is { } made ? new DateTimeOffset(made) : null);
        var changing = () => ConsistentPageReader<AuthingTaskItem>.CreateFailure(
            AuthingSession.ServiceName, "the list of sync tasks", _connection.Redaction);
        await foreach (var (task, _) in reader.ReadAsync(changing, cancellationToken))
        {
            if (name is null || (task.Name is { } taskName && name(taskName))) yield return task;
        }
    }

    private async IAsyncEnumerable<Listed<AuthingSyncJob>> ListTaskAsync(
        AuthingTaskItem task, AuthingListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long id = task.SyncTaskId!.Value;
        await using var jobs = ReadJobsAsync(id, request with { TotalReceived = null }, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        StatusError? error = null;
        bool any = false;
        while (error is null)
        {
            try
            {
                if (!await jobs.MoveNextAsync()) break;
            }
            catch (StatusException failure)
            {
                error = failure.Error;
                continue;
            }
            any = true;
            var job = jobs.Current;
            job.Name = job.SyncTaskName = string.IsNullOrEmpty(task.Name) ? null : task.Name;
            job.SyncTaskType = string.IsNullOrEmpty(task.Type) ? null : task.Type;
            yield return new(job);
        }
        if (error is not null) yield return new(error, id);
        else if (!any)
            _trace?.Invoke(
                FormattableString.Invariant($"{AuthingSession.ServiceName}: sync task {id} has no such job."));
    }

    private IAsyncEnumerable<AuthingSyncJob> ReadJobsAsync(
        long task, AuthingListRequest request, CancellationToken cancellationToken) =>
        new PrefetchingPageReader<AuthingSyncJob>(AuthingJobsRequest.MaxPageSize,
            (page, size, stop) => _connection.SendAsync(
                new AuthingJobsRequest(_session, task, request.Trigger, page, size, _trace), _trace, stop),
            job => job.SyncJobId)
            .ReadAsync(request.Skip, request.First, request.TotalReceived, cancellationToken);
}

using System.Globalization;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Authing;

/// <summary>Lists the sync tasks of the user pool, and the sync jobs of each.</summary>
public sealed class AuthingList
{
    private readonly ProfileConnection _connection;
    private readonly AuthingSession _session;
    private readonly AuthingPager _jobs;
    private readonly Action<string>? _trace;

    /// <summary>Makes a list.</summary>
    /// <param name="connection">The connection of an Authing profile.</param>
    /// <param name="trace">Is told of each request, and of each task that has no job.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public AuthingList(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _session = AuthingPlatformDescriptor.Instance.GetSession(connection);
        _jobs = new(connection, trace);
        _trace = trace;
    }

    /// <summary>Lists the jobs of all tasks, several tasks at once, in the order of the tasks; those of one task newest first.</summary>
    /// <param name="name">Which task names are wanted; null: all, those without a name too.</param>
    /// <param name="trigger">Only jobs that this set off; null: all.</param>
    /// <param name="skip">How many jobs of each task to leave out.</param>
    /// <param name="first">How many jobs of each task to give at the most: 1 gives the latest.</param>
    /// <param name="throttle">How many tasks are asked at once.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Records, and a failure for each task that failed.</returns>
    /// <exception cref="StatusException">The list of tasks failed.</exception>
    public IAsyncEnumerable<Listed<AuthingSyncJob>> ReadAsync(
        Func<string, bool>? name, string? trigger, ulong skip, ulong first, int throttle, CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(TasksAsync(name, cancellationToken), (task, stop) => JobsAsync(task, trigger, skip, first, stop), throttle, cancellationToken);

    private async IAsyncEnumerable<AuthingTaskItem> TasksAsync(Func<string, bool>? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = new ConsistentPageReader<AuthingTaskItem>(AuthingPager.LargestPage,
            (page, stop) => _connection.SendAsync(new AuthingTasksRequest(_session, page, _trace), _trace, stop),
            task => task.SyncTaskId!.Value.ToString(CultureInfo.InvariantCulture),
            task => ApiTime.FromText(task.CreatedAt) is { } made ? new DateTimeOffset(made) : null);
        var changing = () => ConsistentPageReader<AuthingTaskItem>.Changing(AuthingJobsRequest.ServiceName, "the list of sync tasks", _connection.Redaction);
        await foreach (var (task, _) in list.ReadAsync(changing, cancellationToken))
        {
            if (name is null || (task.Name is { } called && name(called))) yield return task;
        }
    }

    private async IAsyncEnumerable<Listed<AuthingSyncJob>> JobsAsync(
        AuthingTaskItem task, string? trigger, ulong skip, ulong first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long id = task.SyncTaskId!.Value;
        await using var jobs = _jobs.ListAsync(id, trigger, skip, first, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        StatusError? failed = null;
        bool any = false;
        while (failed is null)
        {
            try
            {
                if (!await jobs.MoveNextAsync()) break;
            }
            catch (StatusException failure)
            {
                failed = failure.Error;
                continue;
            }
            any = true;
            var job = jobs.Current;
            job.Name = job.SyncTaskName = string.IsNullOrEmpty(task.Name) ? null : task.Name;
            job.SyncTaskType = string.IsNullOrEmpty(task.Type) ? null : task.Type;
            yield return new(job);
        }
        if (failed is not null) yield return new(failed, id);
        else if (!any) _trace?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{AuthingJobsRequest.ServiceName}: sync task {id} has no such job."));
    }
}

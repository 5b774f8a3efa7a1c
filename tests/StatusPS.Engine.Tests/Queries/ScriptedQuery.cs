using System.Collections.Concurrent;
using StatusPS.Engine.Queries;

namespace StatusPS.Engine.Tests.Queries;

/// <summary>A query with scripted responses that records its batches.</summary>
internal sealed class ScriptedQuery(
    int largestBatch,
    Func<IReadOnlyList<int>, CancellationToken, Task<IReadOnlyList<Outcome<string>>>>? answer = null)
        : StatusQuery<int, string>
{
    private readonly ConcurrentQueue<int[]> _batches = new();
    private int _underWay;
    private int _most;

    public override int MaxBatchSize => largestBatch;

    public IReadOnlyList<int[]> Batches => [.. _batches];

    /// <summary>The maximum number of concurrent requests so far.</summary>
    public int Most => _most;

    /// <summary>Keys with the same hundreds are in one group.</summary>
    public override object GetBatchKey(int key) => key / 100;

    public override async Task<IReadOnlyList<Outcome<string>>> QueryAsync(
        IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        _batches.Enqueue([.. keys]);
        int now = Interlocked.Increment(ref _underWay);
        InterlockedMax(now);
        try
        {
            await Task.Yield();
            return answer is null ? Echo(keys) : await answer(keys, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public static IReadOnlyList<Outcome<string>> Echo(IReadOnlyList<int> keys) =>
        [.. keys.Select(key => new Outcome<string>($"{key}"))];

    public static StatusException Refusal(StatusErrorKind kind, bool aboutKeys) =>
        new(new StatusError { Kind = kind, Message = "refused", RecommendedAction = "none", IsAboutKeys = aboutKeys });

    private void InterlockedMax(int now)
    {
        int most;
        while (now > (most = Volatile.Read(ref _most)) && Interlocked.CompareExchange(ref _most, now, most) != most) { }
    }
}

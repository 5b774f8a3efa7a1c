using BenchmarkDotNet.Attributes;
using StatusPS.Engine.Queries;

namespace StatusPS.Benchmarks.Micro;

/// <summary>Measures the cost of the runner for each key, with a query that returns at once.</summary>
[MemoryDiagnoser]
public class RunnerBenchmarks
{
    private const int Keys = 10_000;

    [Benchmark(OperationsPerInvoke = Keys)]
    public Task<int> OneAKey() => RunAsync(1);

    [Benchmark(OperationsPerInvoke = Keys)]
    public Task<int> FiftyARequest() => RunAsync(50);

    private static async Task<int> RunAsync(int batch)
    {
        using var runner = new QueryRunner<int, int>(new Instant(batch), 32, TimeProvider.System);
        var tickets = new Queue<PendingQuery<int, int>>();
        int got = 0;
        for (int i = 0; i < Keys; i++)
        {
            tickets.Enqueue(runner.Post(i));
            while (tickets.Count >= runner.MaxPending) got += (await tickets.Dequeue().Outcome).Records.Count;
        }
        runner.Flush();
        while (tickets.Count > 0) got += (await tickets.Dequeue().Outcome).Records.Count;
        return got;
    }

    private sealed class Instant(int batch) : StatusQuery<int, int>
    {
        public override int MaxBatchSize => batch;

        public override bool CachesOutcomes => false;

        public override Task<IReadOnlyList<Outcome<int>>> QueryAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Outcome<int>>>([.. keys.Select(key => new Outcome<int>(key))]);
    }
}

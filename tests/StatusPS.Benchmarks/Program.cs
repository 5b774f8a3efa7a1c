using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using StatusPS.Benchmarks;
using StatusPS.Benchmarks.Compared;

// Comparisons of whole ways of asking, each with its rival in the same run; with "micro", the pieces by
// BenchmarkDotNet.
if (args is ["micro", .. var rest])
{
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .WithArtifactsPath(Path.Combine(Repository.Output, "micro"));
    BenchmarkSwitcher.FromAssembly(typeof(Comparison).Assembly)
        .Run(rest.Length == 0 ? ["--filter", "*"] : rest, config);
    return 0;
}
if (args is [LogReading.ClientCommand, .. var client]) return await LogReading.RunClientAsync(client);
if (args is [Shards.ClientCommand, var address]) return await Shards.RunClientAsync(address);
return await Comparison.RunAsync(args);

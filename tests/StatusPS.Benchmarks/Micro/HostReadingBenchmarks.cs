using BenchmarkDotNet.Attributes;
using StatusPS.Benchmarks.Compared;

namespace StatusPS.Benchmarks.Micro;

[MemoryDiagnoser]
public class HostReadingBenchmarks
{
    private byte[] _body = [];

    [GlobalSetup]
    public async Task SetupAsync() => _body = await HostReading.BodyAsync();

    [Benchmark(Baseline = true)]
    public Task<int> SerializerOnly() => HostReading.ReadWithSerializerAsync(_body);

    [Benchmark]
    public Task<int> Engine() => HostReading.EngineAsync(_body);
}

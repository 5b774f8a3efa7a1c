using BenchmarkDotNet.Attributes;
using StatusPS.Engine.Platforms.Aliyun;

namespace StatusPS.Benchmarks.Micro;

[MemoryDiagnoser]
public class SigningBenchmarks
{
    private static readonly Uri Endpoint = new("https://dts.aliyuncs.com");
    private readonly Dictionary<string, string> _parameters = new()
    {
        ["RegionId"] = "cn-hangzhou",
        ["SynchronizationJobIdListJsonStr"] = "["
            + string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"dtsload{i:000000}\"")) + "]",
    };

    private AliyunSigner _acs3 = null!;
    private AliyunSigner _rpc = null!;

    [GlobalSetup]
    public void Setup()
    {
        _acs3 = new(Profile(AliyunSignature.Acs3));
        _rpc = new(Profile(AliyunSignature.Rpc));
    }

    [Benchmark]
    public HttpRequestMessage Acs3() => _acs3.CreateRequest(
        Endpoint, "DescribeSynchronizationJobStatusList", "2020-01-01", _parameters, DateTimeOffset.UnixEpoch, "nonce");

    [Benchmark]
    public HttpRequestMessage Rpc() => _rpc.CreateRequest(
        Endpoint, "DescribeSynchronizationJobStatusList", "2020-01-01", _parameters, DateTimeOffset.UnixEpoch, "nonce");

    private static AliyunProfile Profile(AliyunSignature signature)
    {
        var profile = new AliyunProfile("bench");
        profile.Set(nameof(AliyunProfile.AccessKeyId), "id", "Bench");
        profile.Set(AliyunProfile.AccessKeySecret, "secret", "Bench");
        profile.Set(nameof(AliyunProfile.SignatureVersion), signature.ToString(), "Bench");
        return profile;
    }
}

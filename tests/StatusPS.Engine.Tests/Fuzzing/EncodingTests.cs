using System.Text;
using System.Text.Json;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>
/// IDs and filters of any script are encoded in the query as documented, compared with an encoder of the tests.
/// </summary>
[Trait(TestTier.Category, TestTier.Soak)]
public sealed class EncodingTests : IDisposable
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private const string Address = "https://service.example";

    private static readonly int Count = TestTier.GetCount(1_000, 50_000);

    private readonly FixedResponseService _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dts_IDs_are_encoded(bool rpc)
    {
        _service.SetBody(Encoding.UTF8.GetBytes(SampleResponses.Dts));
        Cases.Check(Count, Cases.Texts, async text =>
        {
            _service.ResetCount();
            string[] ids = ["dts1", text, "中" + text];
            var profile = rpc ? TestProfiles.Rpc(Address) : TestProfiles.Aliyun(Address);
            var outcomes = await new DtsQuery(TestProfiles.Connect(profile, inProcess: _service))
                .QueryAsync([.. ids.Select(id => new DtsKey("cn-hangzhou", id))], TestQueries.CancellationToken);
            Assert.Equal(3, outcomes.Count);
            Assert.All(outcomes, outcome => Assert.NotEqual(outcome.Records.Count > 0, outcome.Error is not null));
            string list = Decode(Parameter("SynchronizationJobIdListJsonStr"));
            Assert.Equal(ids.Select(Whole), JsonSerializer.Deserialize<string[]>(list));
            Assert.Equal(Encode(list), Parameter("SynchronizationJobIdListJsonStr"));
            Assert.Equal(_service.Query[1..].Split('&').Select(pair => pair.Split('=')[0]).Where(
                name => name != "Signature").Order(StringComparer.Ordinal),
                _service.Query[1..].Split('&').Select(pair => pair.Split('=')[0]).Where(name => name != "Signature"));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dts_regions_are_encoded(bool rpc)
    {
        _service.SetBody(Encoding.UTF8.GetBytes(SampleResponses.Dts));
        Cases.Check(Count, Cases.Texts, async text =>
        {
            _service.ResetCount();
            if (text.Length == 0) return;
            var profile = rpc ? TestProfiles.Rpc(Address) : TestProfiles.Aliyun(Address);
            await new DtsQuery(TestProfiles.Connect(profile, inProcess: _service))
                .QueryAsync([new DtsKey(text, "dts1")], TestQueries.CancellationToken);
            Assert.Equal(Encode(text), Parameter("RegionId"));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Authing_triggers_are_encoded(bool byToken)
    {
        _service.SetBody(Encoding.UTF8.GetBytes(SampleResponses.Authing));
        _service.GetOtherResponse = path => path.EndsWith("token", StringComparison.Ordinal)
            ? Samples.AuthingToken
            : null;
        Cases.Check(Count, Cases.Texts, async text =>
        {
            _service.ResetCount();
            var profile = byToken ? TestProfiles.Authing(Address) : TestProfiles.Signed(Address);
            var request = new AuthingListRequest { SyncTaskId = 1000, Trigger = text, First = 1 };
            await foreach (var _ in new AuthingLister(TestProfiles.Connect(profile, inProcess: _service))
                .ListAsync(request, TestQueries.CancellationToken))
            {
                Assert.Equal($"?limit=1&page=1&syncTaskId=1000&syncTrigger={Encode(text)}", _service.Query);
            }
        });
    }

    [Fact]
    public void Job_scopes_are_encoded()
    {
        _service.SetBody(Encoding.UTF8.GetBytes(SampleResponses.Job));
        Cases.Check(Count, Cases.Texts, async text =>
        {
            _service.ResetCount();
            await new JobQuery(TestProfiles.Connect(TestProfiles.BlueKing(Address), inProcess: _service))
                .QueryAsync([new(text, text, 100)], TestQueries.CancellationToken);
            Assert.Equal(
                $"?bk_scope_type={Encode(text)}&bk_scope_id={Encode(text)}&job_instance_id=100", _service.Query);
        });
    }

    private string Parameter(string name) => _service.Query[1..]
        .Split('&')
        .Single(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    // Half a pair is no character: UTF-8 has the replacement character in its place.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (byte one in Encoding.UTF8.GetBytes(Whole(text)))
        {
            if (Unreserved.Contains((char)one, StringComparison.Ordinal)) encoded.Append((char)one);
            else encoded.Append('%').Append(Convert.ToHexString([one]));
        }
        return encoded.ToString();
    }

    private static string Decode(string text)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%') bytes.Add(Convert.ToByte(text[(i + 1)..((i += 2) + 1)], 16));
            else bytes.Add((byte)text[i]);
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}

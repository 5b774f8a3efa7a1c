using System.Net;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>Each mutated response results in records or errors, and reading it ends.</summary>
[Trait(TestTier.Category, TestTier.Soak)]
public sealed class ReaderTests : IDisposable
{
    private static readonly int Count = TestTier.GetCount(500, 50_000);

    private readonly FixedResponseService _service = new();

    public static TheoryData<string> Names => [.. Readers.All.Keys];

    public void Dispose() => _service.Dispose();

    /// <summary>The envelope reports success. The result is records, a protocol error or a missing key.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_data_is_read_or_is_an_expected_error(string name)
    {
        var reader = Readers.All[name];
        StatusErrorKind[] kinds = [StatusErrorKind.Protocol, StatusErrorKind.NotFound, .. reader.Also];
        Cases.Check(Count, Cases.Numbers, async numbers =>
        {
            var choices = new Choices(numbers);
            _service.SetBody(Mutation.MutateData(choices.Of(reader.Samples), reader.Data, choices));
            Check(reader, await QueryAsync(reader), kinds);
        });
    }

    /// <summary>Any part is mutated. The result may be any error except one of the profile.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_response_is_read_or_is_an_expected_error(string name)
    {
        var reader = Readers.All[name];
        StatusErrorKind[] kinds = [.. Enum.GetValues<StatusErrorKind>()
            .Except([StatusErrorKind.Profile, StatusErrorKind.Untrusted])];
        string[] samples = [.. reader.Samples, .. Samples.Refusals];
        HttpStatusCode[] statuses = [
            HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden,
            HttpStatusCode.BadGateway];
        Cases.Check(Count, Cases.Numbers, async numbers =>
        {
            var choices = new Choices(numbers);
            _service.Status = choices.Of(statuses);
            _service.SetBody(Mutation.MutateAll(choices.Of(samples), choices));
            Check(reader, await QueryAsync(reader), kinds);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Unmodified_sample_is_read(string name)
    {
        var reader = Readers.All[name];
        foreach (string sample in reader.Samples)
        {
            _service.SetBody(System.Text.Encoding.UTF8.GetBytes(sample));
            var results = await QueryAsync(reader);
            Assert.True(results.Any(one => one.Records.Count > 0), $"{name} gives nothing for its own sample.");
        }
    }

    /// <summary>A list that always returns the same page, with a total larger than its content.</summary>
    [Theory]
    [InlineData("CMDB list", "\"count\":2", "\"count\":5")]
    [InlineData("CMDB list", "\"count\":2", "\"count\":9000000000000000000")]
    [InlineData("JOB list v3", "\"total\":2", "\"total\":5")]
    [InlineData("JOB list v4", "\"total\":2", "\"total\":9000000000000000000")]
    [InlineData("DTS list", "\"TotalRecordCount\":2", "\"TotalRecordCount\":9000000000000000000")]
    [InlineData("Authing", "\"totalCount\":2", "\"totalCount\":9000000000000000000")]
    [InlineData("Authing list", "\"totalCount\":2", "\"totalCount\":9000000000000000000")]
    public async Task List_that_repeats_a_page_ends(string name, string counted, string more)
    {
        var reader = Readers.All[name];
        _service.SetBody(
            System.Text.Encoding.UTF8.GetBytes(reader.Samples[0].Replace(counted, more, StringComparison.Ordinal)));
        Check(reader, await QueryAsync(reader).GuardAsync(), [StatusErrorKind.InvalidRequest]);
    }

    private async Task<IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)>> QueryAsync(
        Reader reader)
    {
        _service.ResetCount();
        _service.GetOtherResponse = reader.Aside;
        var connection = TestProfiles.Connect(reader.Profile(), inProcess: _service);
        try
        {
            return await reader.Query(connection, TestQueries.CancellationToken);
        }
        catch (StatusException failure)
        {
            return [([], failure.Error)];
        }
    }

    private static void Check(
        Reader reader, IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)> results,
        StatusErrorKind[] kinds)
    {
        Assert.True(results.Count > 0 || reader.MayBeEmpty);
        foreach (var (records, error) in results)
        {
            Assert.NotEqual(records.Count > 0, error is not null);
            foreach (var record in records) CheckRecord(record);
            if (error is null) continue;
            Assert.Contains(error.Kind, kinds);
            Assert.NotEmpty(error.Message);
            Assert.NotEmpty(error.RecommendedAction);
            Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u202E');
        }
    }

    private static void CheckRecord(StatusRecord record)
    {
        Assert.NotEmpty(record.Id);
        Assert.True(Enum.IsDefined(record.State));
        Assert.True(record.Duration is null || record.Duration >= TimeSpan.Zero);
        Assert.All(
            (DateTime?[])[record.StartedAt, record.UpdatedAt, record.RetrievedAt],
            time => Assert.True(time is null || time.Value.Kind == DateTimeKind.Local));
        Assert.NotNull(record.ToString());
    }
}

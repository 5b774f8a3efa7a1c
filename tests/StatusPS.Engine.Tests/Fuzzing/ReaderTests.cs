using System.Net;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>No answer, however spoiled, gives anything but records and failures that are told: and reading it ends.</summary>
[Trait(TestTier.Category, TestTier.Soak)]
public sealed class ReaderTests : IDisposable
{
    private static readonly int Count = TestTier.GetCount(500, 50_000);

    private readonly SpoiledService _service = new();

    public static TheoryData<string> Names => [.. Readers.All.Keys];

    public void Dispose() => _service.Dispose();

    /// <summary>The envelope says that it went well: so there are records, or it is not what the service documents, or a key is not there.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_data_is_read_or_is_an_expected_error(string name)
    {
        var reader = Readers.All[name];
        StatusErrorKind[] kinds = [StatusErrorKind.Protocol, StatusErrorKind.NotFound, .. reader.Also];
        Cases.Check(Count, Cases.Numbers, async numbers =>
        {
            var choices = new Choices(numbers);
            _service.Answer(Mutation.OfData(choices.Of(reader.Samples), reader.Data, choices));
            Check(reader, await QueryAsync(reader), kinds);
        });
    }

    /// <summary>Anything may be spoiled: then any refusal may be told, but none that blames the profile.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_response_is_read_or_is_an_expected_error(string name)
    {
        var reader = Readers.All[name];
        StatusErrorKind[] kinds = [.. Enum.GetValues<StatusErrorKind>().Except([StatusErrorKind.Profile, StatusErrorKind.Untrusted])];
        string[] samples = [.. reader.Samples, .. Samples.Refusals];
        HttpStatusCode[] statuses = [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.BadGateway];
        Cases.Check(Count, Cases.Numbers, async numbers =>
        {
            var choices = new Choices(numbers);
            _service.Status = choices.Of(statuses);
            _service.Answer(Mutation.OfAll(choices.Of(samples), choices));
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
            _service.Answer(System.Text.Encoding.UTF8.GetBytes(sample));
            var told = await QueryAsync(reader);
            Assert.True(told.Any(one => one.Records.Count > 0), $"{name} gives nothing for its own sample.");
        }
    }

    /// <summary>A list that gives the same page again and again, and counts more than it gives.</summary>
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
        _service.Answer(System.Text.Encoding.UTF8.GetBytes(reader.Samples[0].Replace(counted, more, StringComparison.Ordinal)));
        Check(reader, await QueryAsync(reader).GuardAsync(), [StatusErrorKind.InvalidRequest]);
    }

    private async Task<IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)>> QueryAsync(Reader reader)
    {
        _service.Begin();
        _service.Aside = reader.Aside;
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

    private static void Check(Reader reader, IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)> told, StatusErrorKind[] kinds)
    {
        Assert.True(told.Count > 0 || reader.MayBeEmpty);
        foreach (var (records, error) in told)
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
        Assert.All((DateTime?[])[record.StartedAt, record.UpdatedAt, record.RetrievedAt], time => Assert.True(time is null || time.Value.Kind == DateTimeKind.Local));
        Assert.NotNull(record.ToString());
    }
}

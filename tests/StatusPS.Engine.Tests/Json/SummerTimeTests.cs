using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Json;

/// <summary>The duration of a running operation does not change when the clocks are put forward or back.</summary>
[Collection(nameof(SummerTimeTests))]
[CollectionDefinition(nameof(SummerTimeTests), DisableParallelization = true)]
public sealed class SummerTimeTests : IDisposable
{
    private const string Variable = "TZ";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public SummerTimeTests() => Set("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-29T00:50:00Z", "2026-03-29T01:10:00Z")] // From 1:50 to 3:10.
    [InlineData("2026-10-25T00:50:00Z", "2026-10-25T01:10:00Z")] // From 2:50 to 2:10.
    [InlineData("2026-06-01T00:50:00Z", "2026-06-01T01:10:00Z")]
    public async Task Duration_is_correct_across_a_change_of_daylight_saving_time(string begin, string end)
    {
        Assert.SkipUnless(
            TimeZoneInfo.Local.SupportsDaylightSavingTime, "The time zone of this machine can't be chosen.");
        long from = DateTimeOffset.Parse(begin, null)
            .ToUnixTimeMilliseconds(), to = DateTimeOffset.Parse(end, null)
            .ToUnixTimeMilliseconds();
        await using var server = new ScriptedServer(request => Reply.Json(
            request.Path.Contains("job_instance", StringComparison.Ordinal)
                ? $$"""{"data":{"job_instance":{"job_instance_id":100,"status":3,"start_time":{{from}},"end_time":{{to}} },"step_instance_list":[]} }"""
            : request.Path.Contains("sync-jobs", StringComparison.Ordinal)
                ? $$"""{"statusCode":200,"data":{"totalCount":1,"list":[{"syncJobId":1,"syncStatus":"success","createdAt":"{{begin}}","updatedAt":"{{end}}"}]} }"""
            : $$"""{"result":true,"code":0,"data":[{"bk_inst_id":28,"status":"finished","create_time":"{{begin}}","last_time":"{{end}}"}]}"""));
        StatusRecord[] records =
        [
            (await TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28))[0].Records[0],
            await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address)),
            Assert.Single(await TestQueries.AuthingAsync(TestProfiles.Signed(server.Address))),
        ];
        Assert.All(records, record => Assert.Equal(TimeSpan.FromMinutes(20), record.Duration));
    }

    public void Dispose() => Set(_before);

    private static void Set(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}

using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Logs;
using StatusPS.Engine.Transport;
using Xunit;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>All readers of responses: by key and as lists, of each service and version.</summary>
internal static class Readers
{
    private const string Address = "https://service.example";

    private static readonly DateTimeOffset Until = DateTimeOffset.FromUnixTimeMilliseconds(1_772_000_000_000);

    public static IReadOnlyDictionary<string, Reader> All { get; } = ((Reader[])
    [
        new(
            "CMDB", "data", [Samples.Cmdb], () => TestProfiles.Esb(Address),
            async (connection, cancellationToken) => ToPairs(await new CmdbQuery(connection)
                .QueryAsync([new(3, 1, 28), new(3, 1, 29), new(3, 1, 30)], cancellationToken))),
        new(
            "CMDB list", "data", [Samples.Templates], () => TestProfiles.BlueKing(Address),
            (connection, cancellationToken) => ReadAsync(new CmdbLister(connection)
                .ListAsync(new(3) { ThrottleLimit = 2 }, cancellationToken)))
        {
            MayBeEmpty = true,
            Aside = path => path.Contains("sync_status", StringComparison.Ordinal) ? Samples.CmdbOfList : null,
        },
        new("JOB v3", "data", [Samples.JobV3], () => TestProfiles.V3(Address), JobAsync),
        new("JOB v4", "data", [Samples.JobV4, Samples.JobV3], () => TestProfiles.BlueKing(Address), JobAsync),
        new("JOB list v3", "data", [Samples.JobListV3], () => TestProfiles.V3(Address), JobsAsync)
        {
            MayBeEmpty = true,
            Also = [StatusErrorKind.InvalidRequest],
        },
        new("JOB list v4", "data", [Samples.JobListV4], () => TestProfiles.BlueKing(Address), JobsAsync)
        {
            MayBeEmpty = true,
            Also = [StatusErrorKind.InvalidRequest],
        },
        new(
            "DTS", "SynchronizationJobListStatusList", [Samples.Dts], () => TestProfiles.Aliyun(Address),
            async (connection, cancellationToken) => ToPairs(await new DtsQuery(connection).QueryAsync(
                [new("cn-hangzhou", "dts1"), new("cn-hangzhou", "dts2"), new("cn-hangzhou", "dts3")],
                cancellationToken))),
        new(
            "DTS list", "DtsJobList", [Samples.DtsList], () => TestProfiles.Rpc(Address),
            (connection, cancellationToken) => ReadAsync(new DtsLister(connection)
                .ListAsync(new(["cn-hangzhou", "cn-beijing"]) { ThrottleLimit = 2 }, cancellationToken)))
        {
            MayBeEmpty = true,
            Also = [StatusErrorKind.Unavailable],
        },
        new("Authing", "data", [Samples.Authing, Samples.AuthingOne], () => TestProfiles.Signed(Address), AuthingAsync)
        {
            MayBeEmpty = true,
        },
        new(
            "Authing list", "data", [Samples.AuthingTasks], () => TestProfiles.Signed(Address),
            (connection, cancellationToken) => ReadAsync(new AuthingLister(connection)
                .ListAsync(new() { ThrottleLimit = 2 }, cancellationToken)))
        {
            MayBeEmpty = true,
            Also = [StatusErrorKind.Unavailable],
            Aside = path => path.EndsWith("list-sync-jobs", StringComparison.Ordinal) ? Samples.Authing : null,
        },
        new("Authing token", "data", [Samples.AuthingToken], () => TestProfiles.Authing(Address), AuthingAsync)
        {
            Aside = path => path.EndsWith("list-sync-jobs", StringComparison.Ordinal) ? Samples.AuthingOne : null,
        },
        new(
            "DTS job log", "DtsJobList", [Samples.DtsDiagnosis], () => TestProfiles.Aliyun(Address),
            (connection, _) => LogAsync(connection, Records.Dts(listed: false), all: false))
        {
            Also = [StatusErrorKind.Unavailable],
        },
        new(
            "DTS service log", "ServiceLogContexts", [Samples.DtsServiceLog], () => TestProfiles.Aliyun(Address),
            (connection, _) => LogAsync(connection, Records.Dts(listed: true), all: true)),
        new(
            "Authing log", "data", [Samples.AuthingLogs], () => TestProfiles.Signed(Address),
            (connection, _) => LogAsync(connection, Records.Authing, all: true)),
        new(
            "CMDB log", "data", [Samples.CmdbDifference], () => TestProfiles.BlueKing(Address),
            (connection, _) => LogAsync(connection, Records.Cmdb, all: false)),
        new(
            "JOB log v3", "data", [Samples.JobLogV3, Samples.JobFileLogV3], () => TestProfiles.V3(Address),
            (connection, _) => LogAsync(connection, Records.Job, all: true))
        {
            MayBeEmpty = true,
            Aside = path => path.Contains("instance_status", StringComparison.Ordinal) ? Samples.JobOfLogV3 : null,
        },
        new(
            "JOB log v4", "data", [Samples.JobLogV4, Samples.JobFileLogV4], () => TestProfiles.BlueKing(Address),
            (connection, _) => LogAsync(connection, Records.Job, all: true))
        {
            MayBeEmpty = true,
            Aside = path => path.Contains("instance_status", StringComparison.Ordinal) ? Samples.JobOfLogV4 : null,
        },
    ]).ToDictionary(reader => reader.Name);

    private static async Task<IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)>> LogAsync(
        ProfileConnection connection, StatusRecord record, bool all)
    {
        var items = await TestLogs.ReadAsync(connection, new LogRequest(record) { All = all });
        foreach (var item in items.Where(item => item.Entry is not null))
        {
            Assert.DoesNotContain($"{item.Entry}", c => (char.IsControl(c) && c != '\t') || c == '\u202E');
            Assert.True(item.Entry!.Time is null || item.Entry.Time.Value.Kind == DateTimeKind.Local);
        }
        return [.. items.Select(item => (item.Error is null ? (IReadOnlyList<StatusRecord>)[record] : [], item.Error))];
    }

    private static async Task<IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)>> JobAsync(
        ProfileConnection connection, CancellationToken cancellationToken) =>
        ToPairs(await new JobQuery(connection, withHosts: true).QueryAsync([new("biz", "1", 100)], cancellationToken));

    private static Task<IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)>> JobsAsync(
        ProfileConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(new JobLister(connection)
            .ListAsync(new("biz", "1", Until.AddDays(-40)) { Until = Until }, cancellationToken));

    private static Task<IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)>> AuthingAsync(
        ProfileConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(new AuthingLister(connection).ListAsync(new() { SyncTaskId = 1000 }, cancellationToken));

    private static IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)> ToPairs<T>(
        IReadOnlyList<Outcome<T>> outcomes) where T : StatusRecord =>
        [.. outcomes.Select(outcome => ((IReadOnlyList<StatusRecord>)outcome.Records, outcome.Error))];

    private static async Task<IReadOnlyList<(IReadOnlyList<StatusRecord>, StatusError?)>> ReadAsync<T>(
        IAsyncEnumerable<Listed<T>> listed) where T : StatusRecord
    {
        var all = new List<(IReadOnlyList<StatusRecord>, StatusError?)>();
        await foreach (var one in listed) all.Add((one.Record is { } record ? [record] : [], one.Error));
        return all;
    }

    /// <summary>The records whose logs are read.</summary>
    private static class Records
    {
        public static AuthingSyncJob Authing { get; } = new()
        {
            Id = "1",
            SyncJobId = 1,
            SyncTaskId = 1000,
            State = StatusState.Failed,
            RetrievedAt = Until.LocalDateTime
        };

        public static CmdbSyncStatus Cmdb { get; } = new()
        {
            Id = "28",
            BizId = 3,
            ServiceTemplateId = 1,
            ModuleId = 28,
            State = StatusState.Failed,
            RetrievedAt = Until.LocalDateTime
        };

        public static JobInstanceStatus Job { get; } = new()
        {
            Id = "100",
            JobInstanceId = 100,
            ScopeType = "biz",
            ScopeId = "1",
            State = StatusState.Failed,
            RetrievedAt = Until.LocalDateTime
        };

        public static DtsSyncStatus Dts(bool listed) => new()
        {
            Id = "dts1",
            SynchronizationJobId = "dts1",
            RegionId = "cn-hangzhou",
            Direction = DtsDirection.Forward,
            State = StatusState.Failed,
            RetrievedAt = Until.LocalDateTime,
            DtsJobId = listed ? "1" : null,
            ErrorMessage = listed ? "failed" : null,
        };
    }
}

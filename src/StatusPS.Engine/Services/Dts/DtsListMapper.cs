using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Maps listed jobs to the records that a query by id gives, one a direction.</summary>
internal static class DtsListMapper
{
    private const string Migration = "MIGRATION";

    /// <summary>Maps a job to one record, or to two if it has a reverse direction.</summary>
    public static IReadOnlyList<DtsSyncStatus> Map(
        DtsListItem item, string region, Page<DtsListItem> page, AliyunProfile profile,
        Redaction redaction)
    {
        // A query by id takes the instance, which both directions share.
        if ((NotEmpty(item.InstanceId) ?? NotEmpty(item.JobId)) is not { } id)
            throw StatusErrors.Plain(StatusErrorKind.Protocol, DtsStatusRequest.ServiceName,
                "a job in the list has no DtsInstanceID.", redaction, requestId: page.RequestId);
        var record = Map(item, item, id, DtsDirection.Forward, region, page, profile);
        return item.Reverse is { } reverse && IsJob(reverse)
            ? [record, Map(reverse, item, id, DtsDirection.Reverse, region, page, profile)] : [record];
    }

    // A job of one direction may have an object with empty values here.
    private static bool IsJob(DtsListItem reverse) =>
        NotEmpty(reverse.JobId) is not null || NotEmpty(reverse.InstanceId) is not null
            || NotEmpty(reverse.Status) is not null;

    private static DtsSyncStatus Map(
        DtsListItem item, DtsListItem job, string id, DtsDirection unsaid, string region, Page<DtsListItem> page,
        AliyunProfile profile)
    {
        var record = DtsMapper.MapDirection(
            new DtsDirectionItem
            {
                Status = item.Status,
                Checkpoint = item.Checkpoint,
                Direction = NotEmpty(item.Direction) ?? unsaid.ToString(),
            },
            new(region, id), page.ReceivedAt, page.RequestId, profile);
        record.DtsJobId = NotEmpty(item.JobId);
        record.Name = NotEmpty(item.Name) ?? NotEmpty(job.Name);
        record.Delay = Delay(item.Delay, NotEmpty(item.JobType) ?? job.JobType);
        record.Performance = Performance(item.Performance);
        record.ErrorMessage = NotEmpty(item.ErrorMessage);
        DtsDiagnosisMapper.CopyTo(item, record);
        record.SourceEndpoint = Database(item.Source);
        record.DestinationEndpoint = Database(item.Destination);
        return record;
    }

    // Seconds for synchronization, milliseconds for migration; negative is unknown. Source: the operation's document.
    private static TimeSpan? Delay(long? delay, string? jobType) => delay is not (>= 0 and <= int.MaxValue) ? null
        : Migration.Equals(jobType, StringComparison.OrdinalIgnoreCase)
            ? TimeSpan.FromMilliseconds(delay.Value) : TimeSpan.FromSeconds(delay.Value);

    private static DtsPerformance? Performance(DtsPerformanceItem? item)
    {
        double? flow = Number(item?.Flow), rps = Number(item?.Rps);
        return flow is null && rps is null ? null : new() { Flow = flow, Rps = rps };
    }

    private static DtsDatabase? Database(DtsDatabaseItem? item) => item is null ? null : new()
    {
        EngineName = NotEmpty(item.EngineName),
        InstanceType = NotEmpty(item.InstanceType),
        InstanceId = NotEmpty(item.InstanceId),
        Region = NotEmpty(item.Region),
        Ip = NotEmpty(item.Ip),
        Port = int.TryParse(item.Port, NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null,
        DatabaseName = NotEmpty(item.DatabaseName),
    };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

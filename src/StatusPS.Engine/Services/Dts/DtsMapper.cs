using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Json;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Maps DTS's responses to records, one a direction. A job that is missing from the response is one failure.
/// </summary>
internal static class DtsMapper
{
    /// <summary>Maps a response to one outcome for each key, in the order of the keys.</summary>
    public static IReadOnlyList<Outcome<DtsSyncStatus>> Map(
        DtsEnvelope envelope, IReadOnlyList<DtsKey> keys, ApiResponse response, AliyunProfile profile)
    {
        if (envelope.Jobs is null && envelope.Success is not true)
            throw response.Protocol("the response is not the JSON that DTS documents.");
        var jobs = new Dictionary<string, DtsJobItem>(StringComparer.Ordinal);
        foreach (var job in envelope.Jobs ?? [])
        {
            if (job?.Id is not { Length: > 0 } id)
                throw response.Protocol("a job in the response has no SynchronizationJobId.");
            // Each direction may be an entry of its own.
            if (jobs.TryGetValue(id, out var known))
                known.Directions = [.. known.Directions ?? [], .. job.Directions ?? []];
            else jobs[id] = job;
        }
        var outcomes = new Outcome<DtsSyncStatus>[keys.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            var key = keys[i];
            DtsSyncStatus[] records = jobs.TryGetValue(key.JobId, out var job)
                ? [.. (job.Directions ?? []).OfType<DtsDirectionItem>().Select(direction =>
                    MapDirection(direction, key, response.ReceivedAt, response.RequestId, profile))]
                : [];
            // A job without directions counts as missing: each key gives a record or a failure.
            outcomes[i] = records.Length > 0 ? new(records) : new(CreateNotFound(key, response));
        }
        return outcomes;
    }

    /// <summary>Maps the part of a direction that both operations return.</summary>
    public static DtsSyncStatus MapDirection(
        DtsDirectionItem item, DtsKey key, DateTimeOffset receivedAt, string? requestId, AliyunProfile profile)
    {
        var code = DtsStates.Parse(item.Status);
        long? seconds = long.TryParse(item.Checkpoint, NumberStyles.None, CultureInfo.InvariantCulture, out long unix)
            && unix > 0 ? ApiTime.ToSeconds(unix) : null;
        var checkpoint = ApiTime.FromSeconds(seconds);
        return new()
        {
            Profile = profile.Name,
            Id = key.JobId,
            SynchronizationJobId = key.JobId,
            Direction = ApiEnum.Parse<DtsDirection>(item.Direction),
            Status = code,
            State = DtsStates.StateOf(code),
            RawStatus = item.Status ?? "",
            Checkpoint = checkpoint,
            CheckpointUnixTime = seconds,
            Lag = seconds is { } at && checkpoint is not null
                ? ClampToZero(receivedAt - DateTimeOffset.FromUnixTimeSeconds(at)) : null,
            RegionId = key.RegionId,
            UpdatedAt = checkpoint,
            WebUrl = DtsWebPage.GetAddress(profile, key.RegionId),
            RequestId = requestId,
            RetrievedAt = ApiTime.ToLocal(receivedAt),
        };
    }

    // A checkpoint may be slightly ahead of the local clock.
    private static TimeSpan ClampToZero(TimeSpan lag) => lag < TimeSpan.Zero ? TimeSpan.Zero : lag;

    private static StatusError CreateNotFound(DtsKey key, ApiResponse response) => StatusErrors.Missing(
        response.Service,
        key.RegionId is null
            ? LocalizedText.From($"job {key.JobId}")
            : LocalizedText.From($"job {key.JobId} in {key.RegionId}"),
        DtsIdAdvice.Create([key]), response.RequestId, response.Redaction);
}

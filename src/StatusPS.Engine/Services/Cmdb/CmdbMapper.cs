using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Json;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// Maps CMDB's responses to records. A response is in any order and leaves out modules that do not exist. It is matched
/// by id, and each missing module is one failure.
/// </summary>
internal static class CmdbMapper
{
    /// <summary>Maps a response to one outcome for each key, in the order of the keys.</summary>
    public static IReadOnlyList<Outcome<CmdbSyncStatus>> Map(
        CmdbSyncEnvelope envelope, IReadOnlyList<CmdbKey> keys, ApiResponse response, BlueKingProfile profile)
    {
        // Go writes an empty list as null. Without data and without success it is another response.
        if (envelope.Data is null && envelope.Result is not true) throw response.Protocol("the response has no data.");
        var items = new Dictionary<long, CmdbSyncItem>(envelope.Data?.Count ?? 0);
        foreach (var item in envelope.Data ?? [])
        {
            if (item?.InstId is not { } id) throw response.Protocol("a module in the response has no bk_inst_id.");
            items[id] = item;
        }
        var outcomes = new Outcome<CmdbSyncStatus>[keys.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = items.TryGetValue(keys[i].ModuleId, out var item)
                ? new(MapModule(item, keys[i], response, profile))
                : new(CreateNotFound(keys[i], response));
        }
        return outcomes;
    }

    private static CmdbSyncStatus MapModule(
        CmdbSyncItem item, CmdbKey key, ApiResponse response, BlueKingProfile profile)
    {
        var code = CmdbStates.Parse(item.Status);
        DateTime? created = ApiTime.FromIso(item.CreateTime), updated = ApiTime.FromIso(item.LastTime);
        var now = ApiTime.ToLocal(response.ReceivedAt);
        var state = CmdbStates.StateOf(code);
        return new()
        {
            Profile = profile.Name,
            Id = key.ModuleId.ToString(CultureInfo.InvariantCulture),
            BizId = key.BizId,
            ServiceTemplateId = key.ServiceTemplateId,
            ModuleId = key.ModuleId,
            Status = code,
            State = state,
            RawStatus = item.Status ?? "",
            Creator = item.Creator,
            CreatedAt = created,
            LastUpdatedAt = updated,
            StartedAt = created,
            UpdatedAt = updated,
            WebUrl = CmdbWebPage.GetAddress(profile, key),
            Duration = ApiTime.GetDuration(created, StateTable.IsSettled(state) ? updated : now),
            RequestId = response.RequestId,
            RetrievedAt = now,
        };
    }

    private static StatusError CreateNotFound(CmdbKey key, ApiResponse response) => StatusErrors.Missing(
        response.Service, $"module {key.ModuleId} of template {key.ServiceTemplateId}",
        LocalizedText.From($"Check that business {key.BizId} has this module and service template."),
        response.RequestId, response.Redaction);
}

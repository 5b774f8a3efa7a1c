using System.Text.Json;
using StatusPS.Emulator.Http;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Answers <c>list_service_template_sync_status</c>, whichever door it comes through.</summary>
internal sealed class CmdbStatuses(EmulatedCloud cloud, bool byEsb)
{
    public EmulatorResponse Answer(WireRequest request, BlueKingCaller caller, string? bizId, JsonParameters body)
    {
        CmdbQuery? query = CmdbQuery.Parse(bizId, body, out CmdbRefusal? refusal);
        if (query is null)
            return CmdbAnswer.Error(refusal!, byEsb);
        if (CmdbBusiness.Refuse(caller, query.BizId, byEsb) is { } refused)
            return refused;

        cloud.Counters.RecordKeys(query.ModuleIds.Count);
        return CmdbAnswer.Success((query, request.Time), static (json, state) =>
        {
            json.WriteStartArray();
            foreach (long id in Shuffled(state.query.ModuleIds))
                WriteModule(json, state.query, id, state.Time);
            json.WriteEndArray();
        }, byEsb);
    }

    /// <summary>Each module once, never in the order asked: a client that matches by position shows at once.</summary>
    private static List<long> Shuffled(IReadOnlyList<long> asked)
    {
        List<long> ids = [.. asked.Distinct().OrderDescending()];
        if (ids.SequenceEqual(asked))
            ids.Reverse();

        return ids;
    }

    private static void WriteModule(Utf8JsonWriter json, CmdbQuery query, long id, StoryTime time)
    {
        if (!CmdbStories.TryFind(query.BizId, query.ServiceTemplateId, id, time, out CmdbModule module))
            return;

        json.WriteStartObject();
        json.WriteNumber("bk_inst_id", module.Id);
        json.WriteString("status", module.Status);
        json.WriteString("creator", module.Creator);
        json.WriteString("create_time", module.CreateTime);
        json.WriteString("last_time", module.LastTime);
        json.WriteEndObject();
    }
}

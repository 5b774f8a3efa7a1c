using StatusPS.Engine.Queries;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>Polls modules. Those of one service template share requests.</summary>
internal sealed class CmdbPollSource(ProfileConnection connection, int throttle, Action<string>? trace)
    : QueryPollSource<CmdbKey, CmdbSyncStatus>(new CmdbQuery(connection, trace), throttle, connection.Time)
{
    public override object GetBatchKey(StatusRecord record)
    {
        var module = (CmdbSyncStatus)record;
        return (module.BizId, module.ServiceTemplateId);
    }

    protected override CmdbKey GetKey(StatusRecord record)
    {
        var module = (CmdbSyncStatus)record;
        return new(module.BizId, module.ServiceTemplateId, module.ModuleId);
    }

    // The status is queried by IDs alone; the names are those of the list.
    protected override Outcome<StatusRecord> Match(IReadOnlyList<CmdbSyncStatus> records, StatusRecord polled)
    {
        var (record, known) = (records[0], (CmdbSyncStatus)polled);
        (record.Name, record.ModuleName, record.ServiceTemplateName) =
            (known.Name, known.ModuleName, known.ServiceTemplateName);
        return new(record);
    }
}

using System.ComponentModel;

namespace StatusPS;

/// <summary>One module's synchronization with its service template, of <c>list_service_template_sync_status</c>.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class CmdbSyncStatus : StatusRecord
{
    /// <summary>Makes an empty record.</summary>
    public CmdbSyncStatus() : base(StatusService.Cmdb) { }

    /// <summary>The business.</summary>
    public long BizId { get; set; }

    /// <summary>The service template.</summary>
    public long ServiceTemplateId { get; set; }

    /// <summary>The module (the answer's <c>bk_inst_id</c>).</summary>
    public long ModuleId { get; set; }

    /// <summary>The service template's name; null when the module was asked for by its id.</summary>
    public string? ServiceTemplateName { get; set; }

    /// <summary>The module's name; null when the module was asked for by its id.</summary>
    public string? ModuleName { get; set; }

    /// <summary>CMDB's own status.</summary>
    public CmdbStatusCode Status { get; set; }

    /// <summary>Who began the synchronization.</summary>
    public string? Creator { get; set; }

    /// <summary>When the synchronization was made, local time.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it last changed, local time.</summary>
    public DateTime? LastUpdatedAt { get; set; }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        BizId, ServiceTemplateId, ServiceTemplateName, ModuleId, ModuleName, Status, Creator, CreatedAt, LastUpdatedAt,
    ];
}

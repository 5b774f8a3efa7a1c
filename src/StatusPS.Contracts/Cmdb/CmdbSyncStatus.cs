using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// The synchronization of a module with its service template (<c>list_service_template_sync_status</c>).
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class CmdbSyncStatus : StatusRecord
{
    /// <summary>Creates an empty record.</summary>
    public CmdbSyncStatus() : base(StatusService.Cmdb) { }

    /// <summary>Gets or sets the ID of the business.</summary>
    public long BizId { get; set; }

    /// <summary>Gets or sets the ID of the service template.</summary>
    public long ServiceTemplateId { get; set; }

    /// <summary>Gets or sets the ID of the module (<c>bk_inst_id</c>).</summary>
    public long ModuleId { get; set; }

    /// <summary>Gets or sets the name of the service template; null after a query by ID.</summary>
    public string? ServiceTemplateName { get; set; }

    /// <summary>Gets or sets the name of the module; null after a query by ID.</summary>
    public string? ModuleName { get; set; }

    /// <summary>Gets or sets the status in CMDB.</summary>
    public CmdbStatusCode Status { get; set; }

    /// <summary>Gets or sets the user who started the synchronization; null when it is not known.</summary>
    public string? Creator { get; set; }

    /// <summary>
    /// Gets or sets the creation time of the synchronization, in local time; null when it is not known.
    /// </summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Gets or sets the time of the last change, in local time; null when it is not known.</summary>
    public DateTime? LastUpdatedAt { get; set; }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        BizId, ServiceTemplateId, ServiceTemplateName, ModuleId, ModuleName, Status, Creator, CreatedAt, LastUpdatedAt,
    ];
}

using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// A difference between a module and its service template (<c>general_difference</c>), which a synchronization would
/// remove.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class CmdbDifference : StatusLogEntry
{
    /// <summary>Creates an empty difference.</summary>
    public CmdbDifference() : base(StatusService.Cmdb) { }

    /// <summary>Gets or sets the kind of difference.</summary>
    public CmdbDifferenceKind Kind { get; set; }

    /// <summary>Gets or sets the ID of the module.</summary>
    public long ModuleId { get; set; }

    /// <summary>Gets or sets the ID of the process template; null for an attribute.</summary>
    public long? ProcessTemplateId { get; set; }

    /// <summary>Gets or sets the name of the process; null for an attribute.</summary>
    public string? ProcessName { get; set; }

    /// <summary>Gets or sets the name of the attribute; null for a process as a whole.</summary>
    public string? AttributeName { get; set; }

    /// <summary>Gets or sets the value in the module; null when it is not reported.</summary>
    public string? ModuleValue { get; set; }

    /// <summary>Gets or sets the value in the template; null when it is not reported.</summary>
    public string? TemplateValue { get; set; }

    /// <inheritdoc/>
    internal override LogOutcome Outcome => new(null, $"{Kind}", null, null);

    /// <inheritdoc/>
    internal override void RedactTexts(Func<string?, string?> redact)
    {
        base.RedactTexts(redact);
        ProcessName = redact(ProcessName);
        AttributeName = redact(AttributeName);
        ModuleValue = redact(ModuleValue);
        TemplateValue = redact(TemplateValue);
    }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
        [Kind, ModuleId, ProcessTemplateId, ProcessName, AttributeName, ModuleValue, TemplateValue];
}

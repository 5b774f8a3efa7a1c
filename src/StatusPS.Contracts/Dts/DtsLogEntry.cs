using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// A reason or an event of a DTS job: its error, a precheck item, a phase, a retry, or a service log entry.
/// </summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class DtsLogEntry : StatusLogEntry
{
    /// <summary>Creates an empty entry.</summary>
    public DtsLogEntry() : base(StatusService.Dts) { }

    /// <summary>Gets or sets the kind of entry.</summary>
    public DtsLogKind Kind { get; set; }

    /// <summary>Gets or sets the direction.</summary>
    public DtsDirection Direction { get; set; }

    /// <summary>Gets or sets the error code; null when there is none.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>Gets or sets the address of the page about the error; null when there is none.</summary>
    public string? HelpUrl { get; set; }

    /// <summary>Gets or sets the name of the check item; null for other kinds.</summary>
    public string? CheckItem { get; set; }

    /// <summary>Gets or sets the result of the check, such as <c>Failed</c>; null for other kinds.</summary>
    public string? CheckResult { get; set; }

    /// <summary>Gets or sets the service's advice on how to repair the cause; null when there is none.</summary>
    public string? RepairMethod { get; set; }

    /// <summary>Gets or sets the phase, or the module of a service log entry; null for other kinds.</summary>
    public string? Phase { get; set; }

    /// <summary>
    /// Gets or sets the progress of the phase, in percent from 0 to 100; null when it is not reported.
    /// </summary>
    public double? Percent { get; set; }

    /// <summary>Gets or sets the number of retries; null for other kinds.</summary>
    public long? RetryCount { get; set; }

    /// <summary>Gets or sets the service's own word for the state of the entry; null when there is none.</summary>
    public string? RawState { get; set; }

    /// <inheritdoc/>
    internal override LogOutcome Outcome => new($"{Kind}", CheckResult ?? RawState, null, ErrorCode);

    /// <inheritdoc/>
    internal override void RedactTexts(Func<string?, string?> redact)
    {
        base.RedactTexts(redact);
        ErrorCode = redact(ErrorCode);
        HelpUrl = redact(HelpUrl);
        CheckItem = redact(CheckItem);
        CheckResult = redact(CheckResult);
        RepairMethod = redact(RepairMethod);
        Phase = redact(Phase);
        RawState = redact(RawState);
    }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        Kind, Direction, ErrorCode, HelpUrl, CheckItem, CheckResult, RepairMethod, Phase, Percent, RetryCount, RawState,
    ];
}

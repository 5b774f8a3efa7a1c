namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>One item of the precheck; without a reason it succeeded.</summary>
internal sealed record EmulatedDtsCheckItem(
    string Item, string Description, string? FailedReason = null, string? RepairMethod = null)
{
    public bool IsFailed => FailedReason is not null;
}

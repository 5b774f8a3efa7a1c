namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The reasons that a job gives for its state in one direction.</summary>
internal sealed record EmulatedDtsDiagnosis
{
    public EmulatedDtsFailure? Failure { get; init; }

    public EmulatedDtsPhase Precheck { get; init; } = EmulatedDtsPhase.Finished;

    public EmulatedDtsCheckItem[] CheckItems { get; init; } = [];

    public EmulatedDtsPhase Structure { get; init; } = EmulatedDtsPhase.Finished;

    public EmulatedDtsPhase Data { get; init; } = EmulatedDtsPhase.Finished;

    public EmulatedDtsPhase Synchronization { get; init; } = new("Synchronizing", 100);

    /// <summary>The retries; null if the job does not retry.</summary>
    public EmulatedDtsRetry? Retry { get; init; }
}

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The progress of a phase: precheck, initialization of the structure or the data, synchronization.</summary>
internal sealed record EmulatedDtsPhase(string Status, int Percent)
{
    public static EmulatedDtsPhase NotStarted { get; } = new("NotStarted", 0);

    public static EmulatedDtsPhase Finished { get; } = new("Finished", 100);

    /// <summary>The number of tables or rows that are finished; null for none.</summary>
    public string? Progress { get; init; }

    public string? ErrorMessage { get; init; }
}

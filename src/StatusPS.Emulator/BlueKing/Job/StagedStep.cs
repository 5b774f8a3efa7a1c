namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>One step of a <see cref="StagedJob"/>.</summary>
internal sealed record StagedStep(int Type, string Name, TimeSpan Lasts)
{
    /// <summary>Positions of the hosts it fails on.</summary>
    public int[] FailingHosts { get; init; } = [];
}

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>One step of a <see cref="SequentialJob"/>.</summary>
internal sealed record SequentialJobStep(int Type, string Name, TimeSpan Duration)
{
    /// <summary>The positions of the hosts on which the step fails.</summary>
    public int[] FailingHosts { get; init; } = [];
}

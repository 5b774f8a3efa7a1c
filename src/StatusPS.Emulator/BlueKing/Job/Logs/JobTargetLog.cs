namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The log of one host or container.</summary>
/// <param name="Target">The host or container.</param>
/// <param name="Content">The output of a script; null for none.</param>
/// <param name="Files">The transfers of a file step.</param>
internal sealed record JobTargetLog(EmulatedJobTarget Target, string? Content, IReadOnlyList<EmulatedFileLog> Files)
{
    /// <summary>
    /// The host ID; null in some entries of a v3 batch, whose hosts are then known by cloud and address alone.
    /// </summary>
    public long? HostId { get; init; } = Target.HostId;
}

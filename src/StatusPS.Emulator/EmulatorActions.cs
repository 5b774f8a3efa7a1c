namespace StatusPS.Emulator;

/// <summary>Names under which <see cref="EmulatorCounters"/> counts requests.</summary>
public static partial class EmulatorActions
{
    /// <summary>A path that belongs to no known action.</summary>
    public const string Unknown = "unknown";
}

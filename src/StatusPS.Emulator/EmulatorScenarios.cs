namespace StatusPS.Emulator;

/// <summary>
/// The keys that the emulator knows. The state of a key depends on the time since the <see cref="EmulatedCloud"/> was
/// created. Unless described otherwise it never changes.
/// </summary>
public static partial class EmulatorScenarios;

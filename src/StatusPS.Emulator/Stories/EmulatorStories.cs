namespace StatusPS.Emulator;

/// <summary>
/// The keys the emulator knows. The state of each is a function of the time since the <see cref="EmulatedCloud"/> was made;
/// a key that is not described as moving always answers the same.
/// </summary>
public static partial class EmulatorStories;

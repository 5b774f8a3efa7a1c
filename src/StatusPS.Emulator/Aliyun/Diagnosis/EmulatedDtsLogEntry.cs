namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>An entry of a service log.</summary>
/// <param name="Time">The time in Unix milliseconds.</param>
/// <param name="State">The level: NORMAL, WARN or ERROR.</param>
/// <param name="Text">The text.</param>
internal readonly record struct EmulatedDtsLogEntry(long Time, string State, string Text);

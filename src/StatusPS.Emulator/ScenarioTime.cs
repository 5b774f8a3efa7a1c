namespace StatusPS.Emulator;

/// <summary>The start of the scenarios and the current time, which determine every state.</summary>
internal readonly record struct ScenarioTime(DateTimeOffset Start, DateTimeOffset Now)
{
    /// <summary>The seconds since the start.</summary>
    public double Seconds => (Now - Start).TotalSeconds;

    /// <summary>The start in Unix milliseconds.</summary>
    public long StartMilliseconds => Start.ToUnixTimeMilliseconds();

    /// <summary>The current time in Unix milliseconds.</summary>
    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();
}

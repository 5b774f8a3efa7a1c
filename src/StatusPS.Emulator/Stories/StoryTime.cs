namespace StatusPS.Emulator.Stories;

/// <summary>When the stories began and what time it is: all that the state of a story depends on.</summary>
internal readonly record struct StoryTime(DateTimeOffset Start, DateTimeOffset Now)
{
    public TimeSpan Elapsed => Now - Start;

    public double Seconds => Elapsed.TotalSeconds;

    public long StartMilliseconds => Start.ToUnixTimeMilliseconds();

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();
}

namespace StatusPS.Engine.Tests.Time;

/// <summary>Compares what two pieces of work cost in the same run. Neither is held to a number of seconds.</summary>
internal static class RelativeCost
{
    // The least of several rounds: a busy machine only ever makes a round longer.
    private const int Rounds = 7;

    /// <summary>Returns how many times as long one piece of work takes as another.</summary>
    /// <param name="work">The work.</param>
    /// <param name="reference">The operation to compare with.</param>
    public static double Measure(Action work, Action reference)
    {
        long least = long.MaxValue, leastReference = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            least = Math.Min(least, Measure(work));
            leastReference = Math.Min(leastReference, Measure(reference));
        }
        return (double)least / Math.Max(1, leastReference);
    }

    private static long Measure(Action work)
    {
        long start = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetTimestamp() - start;
    }
}

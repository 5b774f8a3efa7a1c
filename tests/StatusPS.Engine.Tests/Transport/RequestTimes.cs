using Xunit;

namespace StatusPS.Engine.Tests.Transport;

/// <summary>Checks the times of requests against a limit on requests a second.</summary>
internal static class RequestTimes
{
    /// <summary>Asserts that no second, wherever it starts, has more requests than the limit.</summary>
    public static void AssertWithin(int limit, IReadOnlyList<TimeSpan> times)
    {
        var ordered = times.Order().ToArray();
        for (int i = 0; i + limit < ordered.Length; i++)
        {
            Assert.True(
                ordered[i + limit] - ordered[i] >= TimeSpan.FromSeconds(1),
                $"{limit + 1} requests from {ordered[i]} to {ordered[i + limit]}.");
        }
    }

    /// <summary>Asserts that at least 95 % of the limit were used from the first request to the last.</summary>
    public static void AssertUsed(int limit, IReadOnlyList<TimeSpan> times)
    {
        double rate = (times.Count - 1) / (times.Max() - times.Min()).TotalSeconds;
        Assert.True(rate >= 0.95 * limit, $"{rate:0.00} of {limit} requests a second.");
    }
}

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>How much a test of many cases does: a little in every run, and much in the long one (<c>build.ps1 -Task Soak</c>).</summary>
internal static class Soak
{
    /// <summary>The category that tests of the long run are in.</summary>
    public const string Category = "Soak";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("STATUSPS_SOAK") is "1";

    public static int Count(int always, int inTheLongRun) => IsLong ? inTheLongRun : always;
}

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>
/// The tier of a test run, from the environment variable <c>STATUSPS_TEST_FULL</c>: not set is standard, <c>1</c> is
/// full,
/// <c>soak</c> is full with many more cases. <c>Directory.Build.targets</c> leaves tests with the trait
/// <see cref="Full"/> out of the standard tier.
/// </summary>
internal static class TestTier
{
    /// <summary>The trait that names a test's tier.</summary>
    public const string Trait = "Tier";

    /// <summary>The value of <see cref="Trait"/> for tests that the standard tier leaves out.</summary>
    public const string Full = "Full";

    /// <summary>The trait that names what else a test belongs to.</summary>
    public const string Category = "Category";

    /// <summary>The value of <see cref="Category"/> for tests that run many more cases in a soak.</summary>
    public const string Soak = "Soak";

    private static readonly string? Variable = Environment.GetEnvironmentVariable("STATUSPS_TEST_FULL");

    public static bool IsSoak { get; } = Variable is "soak";

    /// <summary>True in the full tier and in a soak.</summary>
    public static bool IsFull { get; } = Variable is "1" or "soak";

    /// <summary>Returns how many cases to run.</summary>
    public static int GetCount(int standard, int soak) => IsSoak ? soak : standard;
}

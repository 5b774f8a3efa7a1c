using StatusPS.Module.Tests.Pester;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(PesterFirstOrderer))]

namespace StatusPS.Module.Tests.Pester;

/// <summary>
/// Starts the Pester suite before the other tests, because it takes longer than all of them together. The others run
/// beside it in a random order.
/// </summary>
public sealed class PesterFirstOrderer : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
    {
        var shuffled = DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections);
        return [.. shuffled.OrderByDescending(IsPester)];
    }

    // A class without a collection of its own is a collection with the name of the class in it.
    private static bool IsPester<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        collection.TestCollectionDisplayName.Contains(typeof(PesterTests).FullName!, StringComparison.Ordinal);
}

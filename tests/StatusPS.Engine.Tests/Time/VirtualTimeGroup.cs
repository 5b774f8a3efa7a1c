using Xunit;

namespace StatusPS.Engine.Tests.Time;

/// <summary>
/// The collection of the tests on <see cref="VirtualTime"/>. They run one after the other and beside no other test,
/// because they limit the thread pool.
/// </summary>
[CollectionDefinition(nameof(VirtualTimeGroup), DisableParallelization = true)]
public sealed class VirtualTimeGroup : ICollectionFixture<WorkerLimit>;

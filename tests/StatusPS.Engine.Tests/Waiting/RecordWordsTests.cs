using StatusPS.Engine.Waiting;
using Xunit;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>What records are called in warnings and progress: they may come from a file that others wrote.</summary>
public sealed class RecordWordsTests
{
    private const string Steering = "a\e[2Jb\u202Ec";

    [Fact]
    public void NothingInThemSteersATerminal() => Assert.All(
        new StatusRecord[]
        {
            new JobInstanceStatus { Name = Steering, RawStatus = Steering, CurrentStep = Steering, Steps = [new()] }, new CmdbSyncStatus { Name = Steering, RawStatus = Steering },
            new DtsSyncStatus { Id = Steering, SynchronizationJobId = Steering, RawStatus = Steering }, new AuthingSyncJob { Name = Steering, RawStatus = Steering },
        },
        record => Assert.All(
            [RecordWords.Subject(record), RecordWords.Standing(record), RecordWords.At(record)],
            words => Assert.DoesNotContain(words, letter => letter is '\e' or '\u202E')));
}

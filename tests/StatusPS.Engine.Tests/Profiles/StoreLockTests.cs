using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>
/// The wait of a writer for the store's lock, by the test's clock. It may be minutes with many writers, but not with a
/// single one.
/// </summary>
public sealed class StoreLockTests : StoreFixture
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();
    private int _pauses;

    private string LockFile => Path.Combine(Folder, "lock");

    [Fact]
    public void Lock_that_changes_hands_is_awaited()
    {
        var held = Hold();
        var start = DateTime.UtcNow;
        using var taken = Take(() =>
        {
            PassOn();
            if (_pauses == 12) held.Dispose();
        });
        Assert.Equal(TimeSpan.FromMinutes(2), _clock.Elapsed);
        // Those who wait see that it changed hands.
        Assert.InRange(File.GetLastWriteTimeUtc(LockFile), start.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public void Lock_that_changes_hands_is_awaited_for_five_minutes()
    {
        using var held = Hold();
        Assert.Contains("5m 00s", Assert.Throws<StatusException>(() => Take(PassOn)).Message, StringComparison.Ordinal);
        Assert.Equal(31, _pauses);
    }

    [Fact]
    public void Lock_that_does_not_change_hands_is_an_error_after_30_seconds()
    {
        using var held = Hold();
        var error = Assert.Throws<StatusException>(() => Take(static () => { })).Error;
        Assert.Equal((StatusErrorKind.Profile, 4), (error.Kind, _pauses));
        Assert.Contains("30s", error.Message, StringComparison.Ordinal);
        Assert.Contains(LockFile, error.Message, StringComparison.Ordinal);
    }

    private FileStream Hold()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: false);
        return new(LockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    // What the next holder's write does to the file's time.
    private void PassOn() => File.SetLastWriteTimeUtc(LockFile, DateTime.UnixEpoch.AddSeconds(_pauses));

    private IDisposable Take(Action meanwhile) => StoreLock.Acquire(new StoreFolder(Folder), _clock, () =>
    {
        _pauses++;
        _clock.Advance(Step);
        meanwhile();
    });
}

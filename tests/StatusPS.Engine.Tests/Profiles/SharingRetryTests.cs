using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Files of the store that another process has open, by the test's clock.</summary>
public sealed class SharingRetryTests : StoreFixture
{
    private const int AccessDenied = unchecked((int)0x80070005), SharingViolation = unchecked((int)0x80070020);
    private const int CannotMoveReplacement = unchecked((int)0x80070498);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly TestClock _clock = new();
    private int _pauses;

    [Fact]
    public void Profiles_are_read_as_soon_as_another_process_closes_the_file()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        var held = new FileStream(SettingsFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var store = OpenWith(CreateRetry(() =>
        {
            if (_pauses == 3) held.Dispose();
        }));
        Assert.Equal("ali", Assert.Single(store.List()).Name);
        Assert.Equal(3, _pauses);
    }

    [Fact]
    public void File_that_stays_open_is_an_error_after_ten_seconds()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        using var held = new FileStream(SettingsFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var error = Assert.Throws<StatusException>(() => OpenWith(CreateRetry()).List()).Error;
        Assert.Contains(SettingsFile, error.Message, StringComparison.Ordinal);
        Assert.Equal(SharingRetry.MaxWait, _clock.Elapsed);
    }

    [Fact]
    public void Wait_for_another_process_can_be_canceled()
    {
        Open().Save(TestProfiles.Aliyun(null), makeDefault: true);
        using var held = new FileStream(SettingsFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var stop = new CancellationTokenSource();
        var store = OpenWith(CreateRetry(stop.Cancel, cancellationToken: stop.Token));
        Assert.Throws<OperationCanceledException>(() => store.List());
        Assert.Equal(1, _pauses);
    }

    [Fact]
    public void Default_wait_ends_at_once_when_it_is_canceled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(new SharingRetry(cancellationToken: stop.Token).Pause);
    }

    [Fact]
    public void File_can_be_replaced_while_it_is_read()
    {
        var folder = new StoreFolder(Folder, new AtomicFileWriter(isWindows: true));
        folder.Create();
        folder.Replace("profiles.json", "first"u8);
        using (new FileStream(SettingsFile, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
            folder.Replace("profiles.json", "second"u8);
        Assert.Equal("second"u8.ToArray(), folder.Read("profiles.json"));
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.tmp"));
    }

    /// <summary>The errors of Windows while a reader has the target open, and a rename that then succeeds.</summary>
    [Theory]
    [InlineData(SharingViolation)]
    [InlineData(AccessDenied)]
    [InlineData(CannotMoveReplacement)]
    public void Rename_is_repeated_while_Windows_rejects_it(int error)
    {
        var writer = new RejectedWriter(CreateRetry(isWindows: true), CreateFailure(error), rejections: 4);
        var folder = new StoreFolder(Folder, writer);
        folder.Create();
        folder.Replace("profiles.json", "content"u8);
        Assert.Equal("content"u8.ToArray(), folder.Read("profiles.json"));
        Assert.Equal(4, _pauses);
    }

    [Theory]
    [InlineData(SharingViolation, true, 10_000)]
    [InlineData(AccessDenied, true, 1_000)]
    [InlineData(AccessDenied, false, 0)]
    [InlineData(CannotMoveReplacement, false, 0)]
    public void Permanent_failure_is_an_error_and_leaves_no_temporary_file(int error, bool isWindows, int milliseconds)
    {
        var writer = new RejectedWriter(CreateRetry(isWindows: isWindows), CreateFailure(error), int.MaxValue);
        var folder = new StoreFolder(Folder, writer);
        folder.Create();
        Assert.Throws<StatusException>(() => folder.Replace("profiles.json", "content"u8));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), _clock.Elapsed);
        Assert.Empty(Directory.EnumerateFiles(Folder));
    }

    /// <summary>ReplaceFile of Windows renames in two steps, and the file has no name in between.</summary>
    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public void Missing_file_is_read_again_only_on_Windows_and_only_if_it_is_expected(
        bool isWindows, bool isExpected, int pauses)
    {
        string file = Path.Combine(Directory.CreateDirectory(Folder).FullName, "profiles.json");
        var retry = CreateRetry(() => File.WriteAllText(file, "content"), isWindows);
        var failure = Record.Exception(() => retry.Run(() => File.ReadAllText(file), isExpected));
        Assert.Equal(pauses == 0, failure is FileNotFoundException);
        Assert.Equal(pauses, _pauses);
    }

    private static Exception CreateFailure(int error) =>
        error == AccessDenied ? new UnauthorizedAccessException("denied") : new IOException("in use", error);

    private SharingRetry CreateRetry(
        Action? meanwhile = null, bool? isWindows = null, CancellationToken cancellationToken = default) =>
        new(_clock, () =>
        {
            _pauses++;
            _clock.Advance(Step);
            meanwhile?.Invoke();
        }, isWindows, cancellationToken);

    private ProfileStore OpenWith(SharingRetry retry) =>
        new(new StoreFolder(Folder, retry: retry), Variables.GetValueOrDefault);

    /// <summary>Writes files, and fails to rename them a number of times.</summary>
    private sealed class RejectedWriter(SharingRetry retry, Exception failure, int rejections) : AtomicFileWriter(retry)
    {
        private int _rejected;

        protected override void Rename(string source, string target)
        {
            if (_rejected++ < rejections) throw failure;
            base.Rename(source, target);
        }
    }
}

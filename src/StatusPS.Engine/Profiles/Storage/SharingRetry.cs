namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Retries operations on a file that another process has open. Windows rejects them meanwhile, on behalf of a writer, a
/// virus scanner or a backup. The wait is bounded and can be canceled.
/// </summary>
internal sealed class SharingRetry
{
    /// <summary>The longest wait for a file that another process has open.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest wait while access is denied, or the file is missing. Windows reports both for a file that is being
    /// replaced, but both can be permanent.
    /// </summary>
    public static readonly TimeSpan MaxReplacementWait = TimeSpan.FromSeconds(1);

    // EWOULDBLOCK of Linux and of macOS, the sharing and the lock violation of Windows.
    private static readonly int[] SharingErrors = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    // ERROR_ACCESS_DENIED, ERROR_DELETE_PENDING, and the three errors of ReplaceFile.
    // https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-replacefilew
    private static readonly int[] ReplacementErrors =
    [
        unchecked((int)0x80070005), unchecked((int)0x8007012F), unchecked((int)0x80070497), unchecked((int)0x80070498),
        unchecked((int)0x80070499),
    ];

    private readonly TimeProvider _time;
    private readonly bool _isWindows;
    private readonly Action _pause;

    /// <summary>Creates retries.</summary>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="pause">Waits before the next attempt; null for some milliseconds.</param>
    /// <param name="isWindows">True for the errors of Windows; null for those of this system.</param>
    /// <param name="cancellationToken">Ends a wait.</param>
    public SharingRetry(
        TimeProvider? time = null, Action? pause = null, bool? isWindows = null,
        CancellationToken cancellationToken = default)
    {
        _time = time ?? TimeProvider.System;
        _isWindows = isWindows ?? OperatingSystem.IsWindows();
        _pause = pause ?? (() => cancellationToken.WaitHandle.WaitOne(Random.Shared.Next(2, 12)));
        CancellationToken = cancellationToken;
    }

    /// <summary>Ends a wait.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Returns true if another process has the file open.</summary>
    /// <param name="failure">The exception of a file operation.</param>
    public static bool IsSharingViolation(Exception failure) =>
        failure is IOException && SharingErrors.Contains(failure.HResult);

    /// <summary>Waits before the next attempt.</summary>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public void Pause()
    {
        _pause();
        CancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Runs an operation, and repeats it while another process has the file open.</summary>
    /// <param name="operation">The operation, which changes nothing when it fails.</param>
    /// <param name="isExpected">True if the file exists, except for the moment of its replacement.</param>
    /// <exception cref="IOException">The last failure, after the longest wait.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not access the file.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public T Run<T>(Func<T> operation, bool isExpected = false)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return operation();
            }
            catch (Exception failure) when (_time.GetElapsedTime(start) < GetMaxWait(failure, isExpected))
            {
                Pause();
            }
        }
    }

    private TimeSpan GetMaxWait(Exception failure, bool isExpected) =>
        IsSharingViolation(failure) ? MaxWait
        : IsReplacement(failure, isExpected) ? MaxReplacementWait
        : TimeSpan.Zero;

    private bool IsReplacement(Exception failure, bool isExpected) => _isWindows
        && failure is (IOException or UnauthorizedAccessException)
        && (ReplacementErrors.Contains(failure.HResult) || (isExpected && failure is FileNotFoundException));
}

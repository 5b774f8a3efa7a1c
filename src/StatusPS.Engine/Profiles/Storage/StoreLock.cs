using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>The lock that keeps other processes from writing the store. The wait for it is bounded.</summary>
internal static class StoreLock
{
    /// <summary>The name of the lock file.</summary>
    public const string FileName = "lock";

    private static readonly TimeSpan MaxHoldTime = TimeSpan.FromSeconds(30);

    // With many writers the lock changes hands often before this process gets it.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    /// <summary>Acquires the lock as soon as it is free.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="pause">Waits before the next attempt; null for some milliseconds, or until the folder's retries are
    /// canceled.</param>
    /// <exception cref="StatusException">Another process held the lock too long, or the file cannot be
    /// opened.</exception>
    public static IDisposable Acquire(StoreFolder folder, TimeProvider? time = null, Action? pause = null)
    {
        folder.Create();
        var held = Open(folder.GetFilePath(FileName), time ?? TimeProvider.System, pause
            ?? folder.Retry.Pause);
        folder.DeleteStaleTempFiles();
        return held;
    }

    private static FileStream Open(string file, TimeProvider time, Action pause)
    {
        long began = time.GetTimestamp(), turnBegan = began;
        var turn = File.GetLastWriteTimeUtc(file);
        while (true)
        {
            try
            {
                var held = StorePermissions.OpenFile(file, FileMode.OpenOrCreate);
                // The write time of the file shows waiting processes that the lock changed hands.
                held.WriteByte((byte)'\n');
                held.Flush();
                return held;
            }
            catch (IOException failure) when (SharingRetry.IsSharingViolation(failure))
            {
                var latest = File.GetLastWriteTimeUtc(file);
                if (latest != turn) (turn, turnBegan) = (latest, time.GetTimestamp());
                var kept = time.GetElapsedTime(turnBegan);
                if (kept > MaxHoldTime || time.GetElapsedTime(began) > MaxWait)
                {
                    throw StatusErrors.Profile(
                        $"The profile store is locked by another process for more than "
                            + $"{DurationText.Format(kept > MaxHoldTime ? MaxHoldTime : MaxWait)} ({file}).",
                        "End the process that holds it, or wait and try again.");
                }
                pause();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw StatusErrors.Profile(
                    $"The profile store's file {file} cannot be written: {failure.Message}",
                    "Check the folder's owner and the disk's free space.");
            }
        }
    }
}

using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>Keeps other processes from writing the store meanwhile. The wait for it is bounded.</summary>
internal static class StoreLock
{
    /// <summary>The name of the lock's file.</summary>
    public const string FileName = "lock";

    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    // Where many write in turns, it may take a while until it is this one's.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // What opening a file says that another process holds: EWOULDBLOCK of Linux and of macOS, a sharing and a lock violation of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Takes it as soon as it is free.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="pause">Waits for a moment; null: for some milliseconds.</param>
    /// <exception cref="StatusException">Another process kept it too long, or it can't be taken at all.</exception>
    public static IDisposable Acquire(StoreFolder folder, TimeProvider? time = null, Action? pause = null)
    {
        folder.Create();
        var held = Open(folder.GetFilePath(FileName), time ?? TimeProvider.System, pause ?? (static () => Thread.Sleep(Random.Shared.Next(2, 12))));
        folder.DeleteStaleTempFiles();
        return held;
    }

    private static FileStream Open(string file, TimeProvider time, Action pause)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        long began = time.GetTimestamp(), turnBegan = began;
        var turn = File.GetLastWriteTimeUtc(file);
        while (true)
        {
            try
            {
                var held = new FileStream(file, options);
                // The file's time tells those who wait that it changed hands.
                held.WriteByte((byte)'\n');
                held.Flush();
                return held;
            }
            catch (IOException failure) when (Held.Contains(failure.HResult))
            {
                var latest = File.GetLastWriteTimeUtc(file);
                if (latest != turn) (turn, turnBegan) = (latest, time.GetTimestamp());
                var kept = time.GetElapsedTime(turnBegan);
                if (kept > LongestTurn || time.GetElapsedTime(began) > Longest)
                {
                    throw StatusErrors.Profile(
                        $"The profile store is locked by another process for more than {DurationText.Of(kept > LongestTurn ? LongestTurn : Longest)} ({file}).",
                        "End the process that holds it, or wait and try again.");
                }
                pause();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw StatusErrors.Profile($"The profile store's file {file} cannot be written: {failure.Message}", "Check the folder's owner and the disk's free space.");
            }
        }
    }
}

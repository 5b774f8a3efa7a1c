using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Profiles;

/// <summary>Keeps other processes from writing the store meanwhile. The wait for it is bounded.</summary>
internal static class StoreLock
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // What opening a file says that another process holds: EWOULDBLOCK of Linux and of macOS, a sharing and a lock violation of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <exception cref="StatusException">Another process kept it too long, or it can't be taken at all.</exception>
    public static IDisposable Take(StoreFolder folder)
    {
        folder.Create();
        var held = Open(folder.File("lock"));
        folder.Sweep();
        return held;
    }

    private static FileStream Open(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, options);
            }
            catch (IOException failure) when (Held.Contains(failure.HResult))
            {
                if (TimeProvider.System.GetElapsedTime(began) > Longest)
                {
                    throw StatusErrors.Profile(
                        $"The profile store is locked by another process for more than {Longest.TotalSeconds:0} s ({file}).",
                        "End the process that holds it, or wait and try again.");
                }
                Thread.Sleep(Random.Shared.Next(2, 12));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw StatusErrors.Profile($"The profile store's file {file} can't be written: {failure.Message}", "Check the folder's owner and the disk's free space.");
            }
        }
    }
}

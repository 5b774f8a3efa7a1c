using StatusPS.Engine.Failures;

namespace StatusPS.Engine.Profiles;

/// <summary>Keeps other processes from writing the store meanwhile. The wait for it is bounded.</summary>
internal static class StoreLock
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <exception cref="StatusException">Another process kept it too long.</exception>
    public static IDisposable Take(StoreFolder folder)
    {
        folder.Create();
        string file = folder.File("lock");
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
                if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                var held = new FileStream(file, options);
                folder.Sweep();
                return held;
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < Longest)
            {
                Thread.Sleep(Random.Shared.Next(2, 12));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw StatusErrors.Profile(
                    $"The profile store is locked by another process for more than {Longest.TotalSeconds:0} s ({file}).",
                    "End the process that holds it, or wait and try again.");
            }
        }
    }
}

using System.Runtime.Versioning;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// The folder of the profile store and how files in it are written and read: nobody else may read them, a write is whole
/// or not at all, and a file that others may read is refused.
/// </summary>
internal sealed class StoreFolder(string? path)
{
    private const string Temporary = ".tmp";

    /// <summary>Is told of each point of a write, so that a test can end the process there.</summary>
    public static Action<string>? Passing { get; set; }

    /// <exception cref="StatusException">There is no place for it.</exception>
    public string Path => path ?? throw StatusErrors.Profile(
        "There is no place for the profile store: this user has no home folder.", "Set STATUSPS_HOME to a folder that only this user may read.");

    /// <summary>Where the store is: <c>STATUSPS_HOME</c>, else the user's own configuration folder; null where there is none.</summary>
    public static string? DefaultPath(Func<string, string?> environment)
    {
        if (environment("STATUSPS_HOME") is { Length: > 0 } own) return System.IO.Path.GetFullPath(HomeFolder.Expand(own));
        if (OperatingSystem.IsWindows())
            return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "StatusPS");
        // A relative path is no place of the user's: the specification of this variable has it ignored.
        if (environment("XDG_CONFIG_HOME") is { } configuration && System.IO.Path.IsPathFullyQualified(configuration))
            return System.IO.Path.Combine(configuration, "statusps");
        return HomeFolder.Path is { } home ? System.IO.Path.Combine(home, ".config", "statusps") : null;
    }

    public string GetFilePath(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder. An empty one that others may read is closed to them, for it gives nothing away.</summary>
    /// <exception cref="StatusException">The folder can't be made, or it holds something that others may read.</exception>
    public void Create()
    {
        if (Directory.Exists(Path))
        {
            if (OperatingSystem.IsWindows()) return;
            if (IsEmpty && StorePermissions.CanRestrict(Path)) StorePermissions.Restrict(Path);
            RefuseIfOpen(Path);
            return;
        }
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"The folder of the profile store, {Path}, can't be made: {failure.Message}",
                "Check who may write there, or set STATUSPS_HOME to a folder that only this user may read.");
        }
    }

    /// <summary>A file's content; null when it is not there.</summary>
    /// <exception cref="StatusException">Others may read it, or it can't be read.</exception>
    public byte[]? Read(string name)
    {
        string file = GetFilePath(name);
        try
        {
            // Whether a file is there is asked of the folder: where that can't be entered, it would seem not to be.
            if (!Directory.Exists(Path)) return null;
            if (!OperatingSystem.IsWindows()) RefuseIfOpen(file);
            return System.IO.File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"The profile store's file {file} can't be read: {failure.Message}", "Check who owns the file and its folder.");
        }
    }

    /// <summary>Whether the folder is there and holds nothing yet.</summary>
    public bool IsEmpty
    {
        get
        {
            try
            {
                return Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether a file is there.</summary>
    public bool FileExists(string name) => System.IO.File.Exists(GetFilePath(name));

    /// <summary>When a file was last written, in local time.</summary>
    public DateTime GetLastWriteTime(string name) => System.IO.File.GetLastWriteTime(GetFilePath(name));

    /// <summary>Replaces a file: a temporary file beside it, flushed to the disk, then renamed over it.</summary>
    /// <param name="name">The file.</param>
    /// <param name="content">What it holds from now on.</param>
    /// <param name="flush">Whether it is on the disk before the rename; a copy of what already is can do without.</param>
    /// <exception cref="StatusException">It can't be written.</exception>
    public void Replace(string name, ReadOnlySpan<byte> content, bool flush = true)
    {
        string file = GetFilePath(name), temporary = $"{file}.{Environment.ProcessId}.{Guid.NewGuid():N}{Temporary}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(temporary, options))
            {
                Passing?.Invoke(name + " made");
                stream.Write(content[..(content.Length / 2)]);
                stream.Flush();
                Passing?.Invoke(name + " half written");
                stream.Write(content[(content.Length / 2)..]);
                stream.Flush(flushToDisk: flush);
            }
            Passing?.Invoke(name + " written");
            MoveOver(temporary, file);
            Passing?.Invoke(name + " replaced");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (System.IO.File.Exists(temporary)) System.IO.File.Delete(temporary); // The folder itself may be gone.
            throw StatusErrors.Profile($"The profile store's file {file} can't be written: {failure.Message}", "Check the folder's owner and the disk's free space.");
        }
    }

    // Windows does not replace a file while somebody reads it.
    private static void MoveOver(string temporary, string file)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                System.IO.File.Move(temporary, file, overwrite: true);
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && OperatingSystem.IsWindows() && attempt < 100)
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Removes what writers left that died. The caller holds the store's lock.</summary>
    public void DeleteStaleTempFiles()
    {
        try
        {
            foreach (string left in Directory.EnumerateFiles(Path, "*" + Temporary).Where(IsTempFile)) System.IO.File.Delete(left);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next writer tries again.
        }
    }

    // STATUSPS_HOME may be a folder in which other programs have temporary files too.
    internal static bool IsTempFile(string file) =>
        System.IO.Path.GetFileName(file).Split('.') is [.., var process, var unique, "tmp"]
        && process.All(char.IsAsciiDigit) && Guid.TryParseExact(unique, "N", out _);

    [UnsupportedOSPlatform("windows")]
    private void RefuseIfOpen(string file)
    {
        foreach (string place in (ReadOnlySpan<string>)[Path, file])
        {
            if (!StorePermissions.IsAccessibleToOthers(place)) continue;
            throw StatusErrors.Profile(
                $"The profile store is not used: others may read {place}.",
                "Close it to others. Run: Get-StatusProfile -Repair");
        }
    }
}

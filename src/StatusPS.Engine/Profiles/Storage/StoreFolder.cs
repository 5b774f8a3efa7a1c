using System.Runtime.Versioning;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// The folder of the profile store and how files in it are written and read: nobody else may read them, a write is whole
/// or not at all, and a file that others may read is refused.
/// </summary>
/// <param name="path">The path of the folder; null when the user has none.</param>
/// <param name="writer">Writes the files; null for the default.</param>
internal sealed class StoreFolder(string? path, AtomicFileWriter? writer = null)
{
    private readonly AtomicFileWriter _writer = writer ?? new();

    /// <summary>The path of the folder.</summary>
    /// <exception cref="StatusException">The user has no folder for a store.</exception>
    public string Path => path ?? throw StatusErrors.Profile(
        "There is no folder for the profile store, because this user has no home folder.", "Set STATUSPS_HOME to a folder that only this user may read.");

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
            throw StatusErrors.Profile($"The folder of the profile store, {Path}, cannot be created: {failure.Message}",
                "Check the permissions of its parent folder, or set STATUSPS_HOME to a folder that only this user may read.");
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
            throw StatusErrors.Profile($"The profile store's file {file} cannot be read: {failure.Message}", "Check the owner of the file and of its folder.");
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

    /// <summary>Replaces a file as a whole.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="content">The content.</param>
    /// <param name="flush">True to flush the content to the disk before the rename. A copy can do without.</param>
    /// <exception cref="StatusException">The file cannot be written.</exception>
    public void Replace(string name, ReadOnlySpan<byte> content, bool flush = true)
    {
        string file = GetFilePath(name);
        try
        {
            _writer.Replace(file, content, flush);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"The profile store's file {file} cannot be written: {failure.Message}", "Check the folder's owner and the disk's free space.");
        }
    }

    /// <summary>Removes what writers left that died. The caller holds the store's lock.</summary>
    public void DeleteStaleTempFiles()
    {
        try
        {
            foreach (string left in Directory.EnumerateFiles(Path, AtomicFileWriter.TempFilePattern).Where(AtomicFileWriter.IsTempFile)) System.IO.File.Delete(left);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next writer tries again.
        }
    }

    [UnsupportedOSPlatform("windows")]
    private void RefuseIfOpen(string file)
    {
        foreach (string place in (ReadOnlySpan<string>)[Path, file])
        {
            if (!StorePermissions.IsAccessibleToOthers(place)) continue;
            throw StatusErrors.Profile(
                $"The profile store was not opened, because other users can read {place}.",
                "Restrict access to the owner. Run: Get-StatusProfile -Repair");
        }
    }
}

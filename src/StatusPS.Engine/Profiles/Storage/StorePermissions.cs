using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Finds files of the profile store that other users can read, and restricts them. Files of other programs are never
/// changed.
/// </summary>
internal static class StorePermissions
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static StringComparison PathComparison =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Returns true if other users than the owner can read, write or enter a file or folder.</summary>
    /// <param name="path">The path; links are followed.</param>
    public static bool IsAccessibleToOthers(string path) => OperatingSystem.IsWindows()
        ? WindowsPermissions.IsAccessibleToOthers(path)
        : (File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Creates a folder that only its owner may enter.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not create the folder.</exception>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) WindowsPermissions.CreateFolder(path);
        else Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Opens a file for this process alone; creates it for its owner only.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">The mode in which the file is opened.</param>
    /// <exception cref="IOException">The file cannot be opened, or another process has it open.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open the file.</exception>
    public static FileStream OpenFile(string path, FileMode mode)
    {
        var access = mode == FileMode.CreateNew ? FileAccess.Write : FileAccess.ReadWrite;
        if (OperatingSystem.IsWindows()) return WindowsPermissions.OpenFile(path, mode, access);
        return new FileStream(path, new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = FileShare.None,
            UnixCreateMode = OwnFile,
        });
    }

    /// <summary>Returns the folder and the files of the store in it, as far as other users can read them.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <exception cref="StatusException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> FindAccessibleToOthers(StoreFolder folder)
    {
        try
        {
            return [.. ((string[])[folder.Path, .. OwnFiles(folder.Path)]).Where(IsAccessibleToOthers)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CreatePermissionError(folder.Path, failure.Message);
        }
    }

    /// <summary>Restricts files and folders to their owner.</summary>
    /// <param name="paths">The result of <see cref="FindAccessibleToOthers"/>.</param>
    /// <exception cref="StatusException">A path is not used by the store alone, or its permissions cannot be
    /// changed.</exception>
    public static void RestrictAll(IEnumerable<string> paths)
    {
        string[] open = [.. paths];
        // Checked before anything is changed.
        foreach (string path in open)
        {
            if (!CanRestrict(path)) throw CreateSharedFolderError(path);
        }
        foreach (string path in open) Restrict(path);
    }

    /// <summary>Restricts one file or folder to its owner.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="StatusException">The permissions cannot be changed.</exception>
    public static void Restrict(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) WindowsPermissions.Restrict(path);
            else File.SetUnixFileMode(path, Directory.Exists(path) ? OwnFolder : OwnFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CreatePermissionError(path, failure.Message);
        }
    }

    /// <summary>
    /// Returns true if a path can be restricted without an effect on anything but the store. That excludes shared
    /// folders and folders with subfolders, such as <c>/</c>, <c>/tmp</c> or a home folder, and links.
    /// </summary>
    /// <param name="path">The store's folder, or a file in it.</param>
    public static bool CanRestrict(string path)
    {
        if (!Directory.Exists(path)) return new FileInfo(path).LinkTarget is null;
        return (OperatingSystem.IsWindows() || !File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit))
            && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is not null
            && !string.Equals(Path.TrimEndingDirectorySeparator(path), HomeFolder.Path, PathComparison)
            && !Directory.EnumerateDirectories(path).Any();
    }

    private static IEnumerable<string> OwnFiles(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => IsOwn(Path.GetFileName(file)));

    private static bool IsOwn(string name) => StoreFiles.OwnNames.Contains(name) || AtomicFileWriter.IsTempFile(name);

    private static StatusException CreateSharedFolderError(string path) => StatusErrors.Profile(
        $"The permissions of {path} were not changed, because it is not used by the profile store alone.",
        "Set STATUSPS_HOME to a folder for the store alone, without links and subfolders.");

    private static StatusException CreatePermissionError(string path, string why) => StatusErrors.Profile(
        $"The permissions of {path} cannot be changed: {why}", "Check the owner of the file and of its folder.");
}

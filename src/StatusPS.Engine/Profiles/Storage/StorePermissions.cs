using System.Runtime.Versioning;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>Finds what others may read of the profile store, and closes it to them. Files of other programs are never touched.</summary>
[UnsupportedOSPlatform("windows")]
internal static class StorePermissions
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Whether others than the owner may read, write or enter a file or folder.</summary>
    /// <param name="path">The path; a link counts as what it leads to.</param>
    public static bool IsAccessibleToOthers(string path) => (File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Lists the folder and the store's own files in it that others may read.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <exception cref="StatusException">The folder can't be read.</exception>
    public static IReadOnlyList<string> FindAccessibleToOthers(StoreFolder folder)
    {
        try
        {
            return [.. ((string[])[folder.Path, .. OwnFiles(folder.Path)]).Where(IsAccessibleToOthers)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotChanged(folder.Path, failure.Message);
        }
    }

    /// <summary>Closes files and folders of the store to others.</summary>
    /// <param name="paths">The paths that <see cref="FindAccessibleToOthers"/> listed.</param>
    /// <exception cref="StatusException">A path is not the store's alone, or its permissions can't be changed.</exception>
    public static void RestrictAll(IEnumerable<string> paths)
    {
        string[] open = [.. paths];
        // Checked before anything is changed.
        foreach (string path in open)
        {
            if (!CanRestrict(path)) throw NotOfTheStore(path);
        }
        foreach (string path in open) Restrict(path);
    }

    /// <summary>Closes one file or folder to others.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="StatusException">The permissions can't be changed.</exception>
    public static void Restrict(string path)
    {
        try
        {
            File.SetUnixFileMode(path, Directory.Exists(path) ? OwnFolder : OwnFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotChanged(path, failure.Message);
        }
    }

    /// <summary>
    /// Whether a path can be closed without harm to anything but the store: not a folder that others share or that holds folders
    /// of its own, such as <c>/</c>, <c>/tmp</c> or a home, and not a link that leads out of the store.
    /// </summary>
    /// <param name="path">The store's folder, or a file in it.</param>
    public static bool CanRestrict(string path)
    {
        if (!Directory.Exists(path)) return new FileInfo(path).LinkTarget is null;
        return !File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit)
            && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is not null
            && !string.Equals(Path.TrimEndingDirectorySeparator(path), HomeFolder.Path, StringComparison.Ordinal)
            && !Directory.EnumerateDirectories(path).Any();
    }

    private static IEnumerable<string> OwnFiles(string folder) => Directory.EnumerateFiles(folder).Where(file => IsOwn(Path.GetFileName(file)));

    private static bool IsOwn(string name) => StoreFiles.OwnNames.Contains(name) || AtomicFileWriter.IsTempFile(name);

    private static StatusException NotOfTheStore(string path) => StatusErrors.Profile(
        $"The permissions of {path} were not changed, because it is not used by the profile store alone.",
        "Set STATUSPS_HOME to a folder for the store alone, without links and subfolders.");

    private static StatusException NotChanged(string path, string why) => StatusErrors.Profile(
        $"The permissions of {path} cannot be changed: {why}", "Check the owner of the file and of its folder.");
}

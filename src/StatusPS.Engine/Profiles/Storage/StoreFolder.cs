using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// The folder of the profile store. Files are written as a whole and are readable by their owner only; a file that
/// other users can read is not opened.
/// </summary>
/// <param name="path">The path of the folder; null when the user has none.</param>
/// <param name="writer">Writes the files; null for the default.</param>
/// <param name="retry">Retries while another process has a file open; null for the default.</param>
internal sealed class StoreFolder(string? path, AtomicFileWriter? writer = null, SharingRetry? retry = null)
{
    private readonly AtomicFileWriter _writer = writer ?? new(retry);

    /// <summary>Retries while another process has a file open.</summary>
    public SharingRetry Retry { get; } = retry ?? new();

    /// <summary>The path of the folder.</summary>
    /// <exception cref="StatusException">The user has no folder for a store.</exception>
    public string Path => path ?? throw StatusErrors.Profile(
        "There is no folder for the profile store, because this user has no home folder.",
        "Set STATUSPS_HOME to a folder that only this user may read.");

    /// <summary>
    /// Returns the path of the store: <c>STATUSPS_HOME</c>, otherwise the user's configuration folder; null when there
    /// is none.
    /// </summary>
    /// <param name="environment">Returns environment variables.</param>
    public static string? DefaultPath(Func<string, string?> environment) => DefaultPath(
        environment, OperatingSystem.IsWindows(), HomeFolder.Path, Environment.GetFolderPath(
            Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>Returns the path of the store on a system; null when there is none.</summary>
    /// <param name="environment">Returns environment variables.</param>
    /// <param name="isWindows">True for the folders of Windows.</param>
    /// <param name="home">The home folder; null when the user has none.</param>
    /// <param name="applicationData">The folder that Windows returns for settings; empty when it has none.</param>
    public static string? DefaultPath(
        Func<string, string?> environment, bool isWindows, string? home, string applicationData)
    {
        if (environment("STATUSPS_HOME") is { Length: > 0 } own)
            return System.IO.Path.GetFullPath(HomeFolder.Expand(own));
        if (isWindows)
        {
            // A service or a scheduled task may have no variable, and a user without a profile no folder.
            string?[] folders = [
                environment("APPDATA"), applicationData,
                home is null ? null : System.IO.Path.Combine(home, "AppData", "Roaming")];
            return folders.FirstOrDefault(
                static folder => folder is not null && System.IO.Path.IsPathFullyQualified(folder)) is { } roaming
                ? System.IO.Path.Combine(roaming, "StatusPS") : null;
        }
        // A relative path is ignored, as the XDG Base Directory Specification demands.
        if (environment("XDG_CONFIG_HOME") is { } configuration && System.IO.Path.IsPathFullyQualified(configuration))
            return System.IO.Path.Combine(configuration, "statusps");
        return home is null ? null : System.IO.Path.Combine(home, ".config", "statusps");
    }

    public string GetFilePath(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates the folder. An empty one that other users can read is restricted to the owner.</summary>
    /// <exception cref="StatusException">The folder cannot be created, or has content that other users can
    /// read.</exception>
    public void Create()
    {
        if (Directory.Exists(Path))
        {
            if (IsEmpty && StorePermissions.CanRestrict(Path)) StorePermissions.Restrict(Path);
            ThrowIfAccessibleToOthers(Path);
            return;
        }
        try
        {
            StorePermissions.CreateFolder(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile($"The folder of the profile store, {Path}, cannot be created: {failure.Message}",
                "Check the permissions of its parent folder, or set STATUSPS_HOME to a folder that only this user "
                    + "may read.");
        }
    }

    /// <summary>Returns the content of a file; null when it does not exist.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="isExpected">True if the file exists, except for the moment of its replacement.</param>
    /// <exception cref="StatusException">Other users can read the file, or it cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The wait for another process was canceled.</exception>
    public byte[]? Read(string name, bool isExpected = false)
    {
        string file = GetFilePath(name);
        try
        {
            // A file in a folder without permission would seem not to exist.
            if (!Directory.Exists(Path)) return null;
            return Retry.Run(() =>
            {
                ThrowIfAccessibleToOthers(file);
                return ReadAllBytes(file);
            }, isExpected);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StatusErrors.Profile(
                $"The profile store's file {file} cannot be read: {failure.Message}",
                "Check the owner of the file and of its folder.");
        }
    }

    /// <summary>True if the folder exists and is empty.</summary>
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

    /// <summary>Returns true if a file exists.</summary>
    public bool FileExists(string name) => System.IO.File.Exists(GetFilePath(name));

    /// <summary>Returns the time at which a file was last written, in local time.</summary>
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
            throw StatusErrors.Profile(
                $"The profile store's file {file} cannot be written: {failure.Message}",
                "Check the folder's owner and the disk's free space.");
        }
    }

    /// <summary>Deletes temporary files of processes that were killed. The caller holds the store's lock.</summary>
    public void DeleteStaleTempFiles()
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(Path, AtomicFileWriter.TempFilePattern)
                .Where(AtomicFileWriter.IsTempFile)) System.IO.File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next writer tries again.
        }
    }

    // Lets a writer replace the file meanwhile; File.ReadAllBytes does not.
    private static byte[] ReadAllBytes(string file)
    {
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
        });
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private void ThrowIfAccessibleToOthers(string file)
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

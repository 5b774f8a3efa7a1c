namespace StatusPS.Engine.Profiles.Storage;

/// <summary>
/// Replaces files as a whole: the content is written to a temporary file beside the target and renamed over it. A
/// process that is killed meanwhile leaves the old content or the new one.
/// </summary>
/// <param name="retry">Retries while another process has the target open; null for the default.</param>
/// <param name="isWindows">True to rename as Windows requires; null for the way of this system.</param>
internal class AtomicFileWriter(SharingRetry? retry = null, bool? isWindows = null)
{
    private const string Extension = ".tmp";

    private readonly SharingRetry _retry = retry ?? new(isWindows: isWindows);
    private readonly bool _isWindows = isWindows ?? OperatingSystem.IsWindows();

    /// <summary>The search pattern of temporary files.</summary>
    public const string TempFilePattern = "*" + Extension;

    /// <summary>Replaces a file, or creates it.</summary>
    /// <param name="file">The path.</param>
    /// <param name="content">The content.</param>
    /// <param name="flush">True to flush the content to the disk before the rename.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write the file.</exception>
    public void Replace(string file, ReadOnlySpan<byte> content, bool flush)
    {
        string temporary = $"{file}.{Environment.ProcessId}.{Guid.NewGuid():N}{Extension}";
        try
        {
            using (var stream = CreateFile(temporary))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: flush);
            }
            MoveOver(temporary, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary); // The folder itself may be gone.
            throw;
        }
    }

    /// <summary>Returns whether a file bears a name of a temporary file of this class.</summary>
    /// <param name="file">The path. STATUSPS_HOME may be a folder with temporary files of other programs.</param>
    public static bool IsTempFile(string file) =>
        Path.GetFileName(file).Split('.') is [.., var process, var unique, "tmp"]
        && process.All(char.IsAsciiDigit) && Guid.TryParseExact(unique, "N", out _);

    /// <summary>Creates a file that only its owner may read.</summary>
    /// <param name="path">The path.</param>
    protected virtual FileStream CreateFile(string path) => StorePermissions.OpenFile(path, FileMode.CreateNew);

    /// <summary>Renames a file over another, as soon as no other process prevents it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">The path that it gets.</param>
    protected virtual void MoveOver(string source, string target) => _retry.Run(() =>
    {
        Rename(source, target);
        return true;
    });

    /// <summary>Renames a file over another.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">The path that it gets.</param>
    protected virtual void Rename(string source, string target)
    {
        // Windows moves no file over an open one. It replaces one that all readers opened with FileShare.Delete. After
        // an interrupted replacement the target may be missing.
        if (_isWindows && File.Exists(target)) File.Replace(source, target, null, ignoreMetadataErrors: true);
        else File.Move(source, target, overwrite: true);
    }
}

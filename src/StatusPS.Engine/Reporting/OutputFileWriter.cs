using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Reporting;

/// <summary>
/// Replaces files that a user names. A link stays one, a file keeps its permissions, and a new one gets those of the
/// umask, unlike the profile store's files.
/// </summary>
internal sealed class OutputFileWriter : AtomicFileWriter
{
    private UnixFileMode? _mode;

    /// <summary>Replaces a file, or creates it. Content for a device is written to it.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write the file.</exception>
    public void ReplaceTarget(string file, ReadOnlySpan<byte> content)
    {
        string target = new FileInfo(file).LinkTarget is null
            ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)!.FullName;
        if (IsDevice(target))
        {
            using var stream = new FileStream(target, FileMode.Open, FileAccess.Write);
            stream.Write(content);
            return;
        }
        _mode = File.Exists(target) && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(target) : null;
        Replace(target, content, flush: true);
    }

    protected override FileStream CreateFile(string path)
    {
        var options =
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (_mode is { } mode && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        return new FileStream(path, options);
    }

    // A rename would replace /dev/stdout or /dev/null for the whole system.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);
}

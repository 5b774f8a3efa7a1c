using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.StoreWriter;

/// <summary>
/// Writes files as the store does, with a callback after each step: created, half written, written, renamed.
/// </summary>
/// <param name="onStep">Called after each step.</param>
internal sealed class SteppedFileWriter(Action onStep) : AtomicFileWriter
{
    protected override FileStream CreateFile(string path)
    {
        var options =
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new SteppedStream(path, options, onStep);
        onStep();
        return stream;
    }

    protected override void MoveOver(string source, string target)
    {
        onStep();
        base.MoveOver(source, target);
        onStep();
    }

    private sealed class SteppedStream(string path, FileStreamOptions options, Action onStep)
        : FileStream(path, options)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..(buffer.Length / 2)]);
            Flush();
            onStep();
            base.Write(buffer[(buffer.Length / 2)..]);
        }
    }
}

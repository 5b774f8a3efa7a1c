using System.Text;

namespace StatusPS.Cmdlets.Logs;

/// <summary>Writes the log of each source as one string; while a log is followed, each line as it arrives.</summary>
/// <param name="write">Writes an object to the pipeline.</param>
/// <param name="byLine">True to write each line.</param>
internal sealed class RawLogOutput(Action<object> write, bool byLine) : LogOutput(write)
{
    private readonly StringBuilder _text = new();
    private object? _source;
    private bool _hasText;

    /// <inheritdoc/>
    public override void Write(StatusLogEntry entry)
    {
        if (byLine)
        {
            WriteObject(entry.Text);
            return;
        }
        object? source = entry.SourceKey ?? entry.Source;
        if (_hasText && !Equals(source, _source)) CompleteRecord();
        if (_hasText) _text.Append('\n');
        _text.Append(entry.Text);
        (_source, _hasText) = (source, true);
    }

    /// <inheritdoc/>
    public override void CompleteRecord()
    {
        if (_hasText) WriteObject(_text.ToString());
        _text.Clear();
        (_source, _hasText) = (null, false);
    }
}

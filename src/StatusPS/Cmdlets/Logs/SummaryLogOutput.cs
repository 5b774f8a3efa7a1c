using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Cmdlets.Logs;

/// <summary>Writes one summary for each distinct outcome, when a record's log has ended.</summary>
/// <param name="write">Writes an object to the pipeline.</param>
internal sealed class SummaryLogOutput(Action<object> write) : LogOutput(write)
{
    private readonly LogSummarizer _summarizer = new();

    /// <inheritdoc/>
    public override void Write(StatusLogEntry entry) => _summarizer.Add(entry);

    /// <inheritdoc/>
    public override void CompleteRecord()
    {
        foreach (var summary in _summarizer.Complete()) WriteObject(summary);
    }
}

namespace StatusPS.Engine.Queries.Logs;

/// <summary>
/// Counts the sources of one record by outcome: status, exit code, tag and last line. Holds one summary for each
/// distinct outcome, not the entries.
/// </summary>
public sealed class LogSummarizer
{
    private const int MaxExamples = 3;

    private readonly Dictionary<(LogOutcome, string?), StatusLogSummary> _summaries = [];
    private readonly Dictionary<StatusLogSummary, List<string>> _examples = new(ReferenceEqualityComparer.Instance);
    private StatusLogEntry? _last;

    /// <summary>Adds the next entry of the log.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(StatusLogEntry entry)
    {
        if (_last is not null && !Equals(GetSource(_last), GetSource(entry))) AddSource(_last);
        // The last line that says something.
        if (_last is null || entry.Text.Length > 0 || !Equals(GetSource(_last), GetSource(entry))) _last = entry;
    }

    /// <summary>
    /// Returns the summaries, the most severe and the most frequent of each part first, and starts again.
    /// </summary>
    public IReadOnlyList<StatusLogSummary> Complete()
    {
        if (_last is not null) AddSource(_last);
        _last = null;
        foreach (var (summary, examples) in _examples) summary.Examples = examples;
        StatusLogSummary[] all =
        [
            .. _summaries.Values.GroupBy(summary => summary.Group).SelectMany(group =>
                group.OrderBy(summary => summary.Severity).ThenByDescending(summary => summary.Count)),
        ];
        _summaries.Clear();
        _examples.Clear();
        return all;
    }

    private static object? GetSource(StatusLogEntry entry) => entry.SourceKey ?? entry.Source;

    private void AddSource(StatusLogEntry entry)
    {
        string text = LogLines.RemoveTime(entry.Text).Trim();
        var key = (entry.Outcome, text);
        if (!_summaries.TryGetValue(key, out var summary))
        {
            _summaries[key] = summary = Create(entry, text);
            _examples[summary] = [];
        }
        if (entry.Source is null) return;
        summary.Count++;
        if (_examples[summary].Count < MaxExamples) _examples[summary].Add(entry.Source);
    }

    private static StatusLogSummary Create(StatusLogEntry entry, string text)
    {
        var outcome = entry.Outcome;
        return new(entry.Service)
        {
            Profile = entry.Profile,
            Id = entry.Id,
            Name = entry.Name,
            Group = outcome.Group,
            Severity = outcome.Severity ?? entry.Severity,
            Status = outcome.Status,
            ExitCode = outcome.ExitCode,
            Tag = outcome.Tag,
            Text = text.Length > 0 ? text : null,
            Record = entry.Record,
        };
    }
}

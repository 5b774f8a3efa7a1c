using StatusPS.Engine.Services;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Collects records, log entries and failures for a report. A record that is added again, read later, replaces the
/// earlier one.
/// </summary>
public sealed class ReportBuilder
{
    private readonly List<StatusRecord> _records = [];
    private readonly Dictionary<object, int> _positions = [];
    private readonly List<StatusLogEntry> _logEntries = [];
    private readonly List<ReportFailure> _failures = [];
    private readonly Dictionary<ReportFailure, int> _failurePositions = [];

    /// <summary>The number of records so far.</summary>
    public int RecordCount => _records.Count;

    /// <summary>The number of failures so far.</summary>
    public int FailureCount => _failures.Count;

    /// <summary>The number of log entries, after <see cref="Build"/>, whose record is not known.</summary>
    public int UnmatchedLogEntryCount { get; private set; }

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    public void Add(StatusRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        object key = GetKey(record);
        if (_positions.TryGetValue(key, out int position))
        {
            _records[position] = record;
            return;
        }
        _positions.Add(key, _records.Count);
        _records.Add(record);
    }

    /// <summary>Adds an entry of a record's log: a reason of the record's state.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(StatusLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _logEntries.Add(entry);
    }

    /// <summary>Adds a query that failed. Of failures that differ in their time alone, the latest is kept.</summary>
    /// <param name="failure">The failure.</param>
    public void Add(ReportFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        // The same error reaches the input twice, for example by -ErrorVariable.
        var key = failure with { OccurredAt = null };
        if (_failurePositions.TryGetValue(key, out int position))
        {
            if (failure.OccurredAt > (_failures[position].OccurredAt ?? default(DateTime)))
                _failures[position] = failure;
            return;
        }
        _failurePositions.Add(key, _failures.Count);
        _failures.Add(failure);
    }

    /// <summary>Builds the report.</summary>
    /// <param name="title">The title; null for the default one.</param>
    /// <param name="createdAt">The time of the report.</param>
    /// <param name="maxEntries">The maximum number of records, the most urgent ones.</param>
    public StatusReport Build(string? title, DateTimeOffset createdAt, int maxEntries = int.MaxValue)
    {
        AddRecordsOfLogs();
        var reasons = GetReasons();
        var entries = _records
            .Select(record => new ReportEntry(record, reasons.GetValueOrDefault(GetKey(record), [])))
            .Order(ReportEntry.ByUrgency).ToList();
        Relate(entries);
        string name = ReportText.Clean(title);
        if (name.Length == 0) name = LocalizedText.From("Status report");
        return new(name, createdAt, entries, [.. _failures], maxEntries);
    }

    // Get-StatusLog alone is input enough: its entries carry their record.
    private void AddRecordsOfLogs()
    {
        foreach (var record in _logEntries.Select(entry => entry.Record).OfType<StatusRecord>())
        {
            if (!_positions.ContainsKey(GetKey(record))) Add(record);
        }
    }

    private Dictionary<object, List<ReportReason>> GetReasons()
    {
        var reasons = new Dictionary<object, List<ReportReason>>();
        UnmatchedLogEntryCount = 0;
        if (_logEntries.Count == 0) return reasons;
        var keysById = _records.ToLookup(record => (record.Service, record.Profile, record.Id), GetKey);
        foreach (var entry in _logEntries)
        {
            object? key = entry.Record is { } record
                ? GetKey(record) : keysById[(entry.Service, entry.Profile, entry.Id)].FirstOrDefault();
            if (key is null)
            {
                UnmatchedLogEntryCount++;
                continue;
            }
            if (!reasons.TryGetValue(key, out var list)) reasons.Add(key, list = []);
            list.Add(new(entry.Severity, entry.ToString()));
        }
        foreach (var list in reasons.Values)
        {
            ReportReason[] sorted = [.. list.OrderBy(reason => reason.Severity)];
            list.Clear();
            list.AddRange(sorted);
        }
        return reasons;
    }

    private static void Relate(List<ReportEntry> entries)
    {
        foreach (var group in entries.GroupBy(entry => entry.Descriptor.GetReportGroup(entry.Record)))
        {
            if (group.Key is null) continue;
            ReportEntry[] members = [.. group];
            foreach (var member in members)
                member.Related = [.. members.Where(other => other != member).Select(other => other.Record)];
        }
    }

    // A record without its key, such as one of a file with few columns, is only equal to itself.
    private static object GetKey(StatusRecord record)
    {
        var descriptor = ServiceRegistry.Get(record);
        return descriptor.FindMissingKey(record) is null
            ? (record.Service, descriptor.GetKey(record))
                : (object)(record.Service, record.Profile, record.Id, record.Name, record.UpdatedAt);
    }
}

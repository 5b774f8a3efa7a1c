using System.Management.Automation;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services;
using StatusPS.Pipeline;
using StatusPS.Serialization;

namespace StatusPS.Cmdlets.Reports;

/// <summary>
/// Adds objects of the pipeline to a report: records, entries of Get-StatusLog, and error records, live or
/// deserialized.
/// </summary>
/// <param name="report">The report.</param>
internal sealed class ReportInput(ReportBuilder report)
{
    /// <summary>Adds an object. Returns false when it is none of these. Other streams' records are ignored.</summary>
    /// <param name="input">The object.</param>
    public bool TryAdd(PSObject input)
    {
        if (input.BaseObject is InformationalRecord or InformationRecord) return true;
        if (QueryErrorReader.Read(input) is { } error)
        {
            AddError(error);
            return true;
        }
        if (LogEntryReader.Read(input) is { } entry)
        {
            report.Add(entry);
            return true;
        }
        if (RecordReader.Read(input) is not { } record) return false;
        report.Add(record);
        return true;
    }

    // Wait-Status reports a record that failed, or is still running, as an error whose target is the record.
    private void AddError(QueryError error)
    {
        var record = error.Target is { } target ? RecordReader.Read(target) : null;
        if (record is not null && ErrorRecords.IsAboutWait(error.Id))
        {
            report.Add(record);
            return;
        }
        string name = record is not null ? ServiceRegistry.Get(record).GetSubject(record) : $"{error.Target}";
        report.Add(new ReportFailure(
            Redaction.SanitizeControlCharacters(name), error.Id, error.Message, error.RecommendedAction,
            error.OccurredAt));
    }
}

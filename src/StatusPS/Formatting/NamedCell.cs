using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>
/// Formats cells by name, for Constrained Language Mode: there the format file uses <c>'{0:Elapsed}' -f $_</c>.
/// </summary>
internal static class NamedCell
{
    /// <summary>Formats a cell.</summary>
    /// <param name="snapshot">A record, a step or a host.</param>
    /// <param name="name">The name of the cell in the format file.</param>
    /// <returns>The text; null when there is no such cell.</returns>
    public static string? Write(Snapshot snapshot, string name) => (name, snapshot) switch
    {
        ("State", StatusRecord record) => record.State.ToString(),
        ("State", JobStepStatus step) => step.State.ToString(),
        ("State", JobHostStatus host) => host.State.ToString(),
        ("Retrieved", StatusRecord record) => Cell.Time(record.RetrievedAt),
        ("Standing", StatusRecord record) => ChangeCell.Standing(PSObject.AsPSObject(record)),
        ("Heading", StatusRecord record) => OverviewCell.Heading(PSObject.AsPSObject(record)),
        ("OverviewElapsed", StatusRecord record) => OverviewCell.Elapsed(PSObject.AsPSObject(record)),
        ("OverviewAt", StatusRecord record) => OverviewCell.At(PSObject.AsPSObject(record)),
        ("Updated", CmdbSyncStatus module) => Cell.Time(module.LastUpdatedAt),
        ("Updated", StatusRecord record) => Cell.Time(record.UpdatedAt),
        ("Started", StatusRecord record) => Cell.Time(record.StartedAt),
        ("Elapsed", StatusRecord record) => Cell.Span(record.Duration),
        ("Elapsed", JobStepStatus step) => Cell.Span(step.TotalTime),
        ("Elapsed", JobHostStatus host) => Cell.Span(host.TotalTime),
        ("Step", JobInstanceStatus job) => Cell.Step(job.StepNumber, job.Steps.Count, job.CurrentStep),
        ("Step", JobHostStatus host) => Cell.FormatIdAndName(host.StepInstanceId, host.StepName),
        ("Hosts", JobInstanceStatus job) => Cell.Hosts(job.HostSucceeded, job.HostFailed, job.HostTotal),
        ("Hosts", JobStepStatus step) => Cell.Hosts(step.HostSucceeded, step.HostFailed, step.HostTotal),
        ("Lag", DtsSyncStatus job) => Cell.Span(job.Lag),
        ("Checkpoint", DtsSyncStatus job) => Cell.Time(job.Checkpoint),
        ("Done", AuthingSyncJob job) => Cell.Percent(job.PercentComplete),
        ("LogHeading", StatusLogEntry or StatusLogSummary) => LogCell.Heading(PSObject.AsPSObject(snapshot)),
        ("LogTime", StatusLogEntry entry) => Cell.Time(entry.Time),
        ("LogText", StatusLogEntry entry) => LogCell.Plain(entry.Text),
        ("LogText", StatusLogSummary summary) => LogCell.Plain(summary.Text),
        ("Examples", StatusLogSummary summary) => string.Join(", ", summary.Examples),
        _ => null,
    };
}

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>Details of a record that depend on its service.</summary>
public sealed class ReportDetail
{
    /// <summary>The properties to show, in order. Those without a value are left out.</summary>
    public IReadOnlyList<ReportFact> Facts { get; init; } = [];

    /// <summary>The steps of a job, in order.</summary>
    public IReadOnlyList<ReportStep> Steps { get; init; } = [];

    /// <summary>The hosts that failed, each with its step and result.</summary>
    public IReadOnlyList<string> FailedHosts { get; init; } = [];
}

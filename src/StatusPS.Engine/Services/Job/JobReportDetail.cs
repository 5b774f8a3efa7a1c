using System.Globalization;
using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Creates what a report shows beneath a job instance: the timeline of its steps and the hosts that failed.
/// </summary>
internal static class JobReportDetail
{
    // A step of no duration is visible in the timeline.
    private const double MinLength = 0.5;

    /// <summary>Creates the details of a job instance.</summary>
    /// <param name="record">The job instance.</param>
    public static ReportDetail Create(JobInstanceStatus record)
    {
        var (start, end) = GetPeriod(record);
        return new()
        {
            Facts =
            [
                new(LocalizedText.From("Scope"), $"{record.ScopeType} {record.ScopeId}".Trim()),
                new(LocalizedText.From("Started by"), record.Launcher ?? ""),
            ],
            Steps = [.. record.Steps.Select(step => CreateStep(step, start, end))],
            FailedHosts =
            [
                .. record.Steps.SelectMany(step => step.Hosts
                    .Where(host => host.State == StatusState.Failed).Select(host => FormatHost(step, host))),
            ],
        };
    }

    // From the first start to the last end; what still runs lasts until the response.
    private static (DateTime? Start, DateTime? End) GetPeriod(JobInstanceStatus record)
    {
        DateTime?[] starts = [record.StartedAt, .. record.Steps.Select(step => step.StartedAt)];
        DateTime?[] ends = [record.EndedAt, .. record.Steps.Select(GetEnd)];
        return (starts.Min(), ends.Max());
    }

    private static ReportStep CreateStep(JobStepStatus step, DateTime? start, DateTime? end)
    {
        var parts = new List<string>(2);
        if (step.Duration is { } duration) parts.Add(ReportText.Format(duration));
        if (step.HostTotal is > 0) parts.Add(LocalizedText.From($"hosts {step.HostSucceeded ?? 0}/{step.HostTotal}"));
        if (step.HostFailed is > 0) parts.Add(LocalizedText.From($"{step.HostFailed} failed"));
        var (offset, length) = GetShare(step, start, end);
        return new(step.Name ?? step.StepInstanceId.ToString(CultureInfo.InvariantCulture), step.State,
            string.Join(Punctuation.Comma, parts), offset, length);
    }

    private static (double? Offset, double? Length) GetShare(JobStepStatus step, DateTime? start, DateTime? end)
    {
        if (step.StartedAt is not { } began || GetEnd(step) is not { } ended || start is not { } from
            || end is not { } to
            || to <= from)
        {
            return (null, null);
        }
        double total = (to - from).TotalSeconds;
        double offset = Math.Clamp((began - from).TotalSeconds * 100 / total, 0, 100 - MinLength);
        double length = Math.Clamp((ended - began).TotalSeconds * 100 / total, MinLength, 100 - offset);
        return (offset, length);
    }

    private static DateTime? GetEnd(JobStepStatus step) =>
        step.EndedAt ?? (step.StartedAt is { } began && step.Duration is { } duration ? began + duration : null);

    private static string FormatHost(JobStepStatus step, JobHostStatus host)
    {
        string name = host.ContainerName ?? host.Ip ?? host.Ipv6
            ?? host.HostId?.ToString(CultureInfo.InvariantCulture) ?? "?";
        var parts = new List<string> { step.Name ?? "", $"{host.Status}" };
        if (host.ExitCode is { } code) parts.Add(LocalizedText.From($"exit code {code}"));
        if (!string.IsNullOrEmpty(host.Tag)) parts.Add(LocalizedText.From($"tag {host.Tag}"));
        return name + Punctuation.Colon + string.Join(Punctuation.Comma, parts.Where(part => part.Length > 0));
    }
}

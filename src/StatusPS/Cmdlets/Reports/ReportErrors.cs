using System.Management.Automation;

namespace StatusPS.Cmdlets.Reports;

/// <summary>Errors of Export-StatusReport and Import-StatusRecord.</summary>
internal static class ReportErrors
{
    public static StatusError NotARecord(PSObject input) => Create(
        LocalizedText.From(
            $"StatusPS: '{input}' is not a record of StatusPS: it has neither a record type nor the property Service."),
        "Pass records of StatusPS, error records of its queries (2>&1), or entries of Get-StatusLog.");

    public static StatusError UnknownFormat(string path) => Create(
        LocalizedText.From(
            $"StatusPS: the extension of '{path}' does not determine the format of the report. Nothing was written."),
        "Use the extension .html, .md or .xml, or specify -Format.");

    public static StatusError AppendRequiresMarkdown(StatusReportFormat format) => Create(
        LocalizedText.From(
            $"StatusPS: a report in the format {format} cannot be appended to a file. Nothing was written."),
        "Omit -Append, or specify -Format Markdown.");

    public static StatusError CannotWrite(string file, Exception failure) => Create(
        LocalizedText.From($"StatusPS: the report {file} cannot be written: {failure.Message}"),
        "Check that the folder exists and that you may write to it.");

    public static StatusError CannotRead(string file, string reason) => Create(
        LocalizedText.From($"StatusPS: the file {file} cannot be read: {reason}"),
        "Specify a file of Export-StatusReport in HTML, of ConvertTo-Json, or of Export-Clixml.");

    public static StatusError NoRecords(string file) => Create(
        LocalizedText.From($"StatusPS: the file {file} has no records."),
        "Specify a file of Export-StatusReport in HTML, of ConvertTo-Json, or of Export-Clixml.");

    private static StatusError Create(LocalizedText message, LocalizedText advice) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = advice,
    };
}

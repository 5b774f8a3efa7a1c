namespace StatusPS.Engine.Reporting.Reports;

/// <summary>Writes reports to files. A reader of the file sees the old content or the new one, never a part.</summary>
public static class ReportFile
{
    /// <summary>Returns the format of a file by its extension; null when no format has the extension.</summary>
    /// <param name="path">The path.</param>
    public static StatusReportFormat? GetFormat(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => StatusReportFormat.Html,
        ".MD" or ".MARKDOWN" => StatusReportFormat.Markdown,
        ".XML" => StatusReportFormat.JUnit,
        _ => null,
    };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The format.</param>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="existingBytes">The size of what stands before the report in the file; Markdown only.</param>
    public static void Write(StatusReport report, StatusReportFormat format, Stream stream, long existingBytes = 0)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        switch (format)
        {
            case StatusReportFormat.Html:
                HtmlReportWriter.Write(report, stream);
                break;
            case StatusReportFormat.Markdown:
                MarkdownReportWriter.Write(report, stream, existingBytes);
                break;
            default:
                JUnitReportWriter.Write(report, stream);
                break;
        }
    }

    /// <summary>Replaces a file by a report, or creates it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The format.</param>
    /// <param name="file">The full path.</param>
    /// <param name="append">True to keep the file's content and write the report after it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write the file.</exception>
    public static void Replace(StatusReport report, StatusReportFormat format, string file, bool append)
    {
        using var content = new MemoryStream();
        if (append && File.Exists(file))
        {
            content.Write(File.ReadAllBytes(file));
            // A table ends at a blank line; without one the report would be part of it.
            if (content.Length > 0) content.Write("\n\n"u8);
        }
        Write(report, format, content, content.Length);
        new OutputFileWriter().ReplaceTarget(file, content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}

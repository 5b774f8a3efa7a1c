namespace StatusPS.Engine.Reporting.Reports;

/// <summary>Finds the records in an HTML report.</summary>
public static class ReportRecords
{
    /// <summary>The ID of the element that contains the records as JSON.</summary>
    internal const string ElementId = "statusps-records";

    private const string End = "</script>";

    /// <summary>Returns the JSON of the records; null when the text is not a report.</summary>
    /// <param name="html">The text of the file.</param>
    public static string? FindJson(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        // No text of the page can contain the quotes: texts are encoded. The last element is the report's own.
        string begin = $"""<script type="application/json" id="{ElementId}">""";
        int start = html.LastIndexOf(begin, StringComparison.Ordinal);
        if (start < 0) return null;
        start += begin.Length;
        int end = html.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? null : html[start..end];
    }
}

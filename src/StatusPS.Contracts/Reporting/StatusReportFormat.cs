namespace StatusPS;

/// <summary>The formats of Export-StatusReport.</summary>
public enum StatusReportFormat
{
    /// <summary>One HTML file for people, which Import-StatusRecord reads back.</summary>
    Html,

    /// <summary>A table in GitHub's Markdown, for the summary of a CI run.</summary>
    Markdown,

    /// <summary>JUnit XML, for the test results of a CI run: one test case a record.</summary>
    JUnit,
}

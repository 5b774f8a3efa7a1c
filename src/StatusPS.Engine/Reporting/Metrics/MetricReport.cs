using System.Globalization;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>The metrics of a run, as text.</summary>
public sealed class MetricReport
{
    private const int MaxNamedQueries = 5;

    private readonly QueryMetrics[] _failed;

    internal MetricReport(string text, int seriesCount, int droppedCount, IReadOnlyCollection<QueryMetrics> queries)
    {
        (Text, SeriesCount, DroppedCount, QueryCount) = (text, seriesCount, droppedCount, queries.Count);
        _failed = [.. queries.Where(query => query.ErrorCounts.Count > 0)];
    }

    /// <summary>The text, valid as Prometheus text and as OpenMetrics, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The number of series, the dropped ones included.</summary>
    public int SeriesCount { get; }

    /// <summary>The number of series that exceeded the maximum and are not in the text.</summary>
    public int DroppedCount { get; }

    /// <summary>The number of queries: services that were queried through a profile.</summary>
    public int QueryCount { get; }

    /// <summary>The number of queries that failed.</summary>
    public int FailedQueryCount => _failed.Length;

    /// <summary>Names the queries that failed, with their errors: <c>prod Dts (2 Timeout)</c>.</summary>
    public string DescribeFailedQueries()
    {
        var named = _failed.Take(MaxNamedQueries).Select(query =>
            $"{Name(query)}{Punctuation.InParentheses(Punctuation.List(query.ErrorCounts.Select(
                error => string.Create(CultureInfo.InvariantCulture, $"{error.Value} {error.Key}"))))}");
        return Punctuation.List(_failed.Length > MaxNamedQueries ? named.Append("…") : named);
    }

    private static string Name(QueryMetrics query)
    {
        string name = $"{Redaction.SanitizeControlCharacters(query.Profile)} {query.Service}".Trim();
        return name.Length > 0 ? name : "?";
    }
}

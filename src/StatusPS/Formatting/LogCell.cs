using System.Management.Automation;
using StatusPS.Engine.Queries.Logs;

namespace StatusPS.Formatting;

/// <summary>Formats the cells of logs. Called by the format file.</summary>
public static class LogCell
{
    private const string Tab = "    ";

    /// <summary>Formats the heading of a record's entries.</summary>
    /// <param name="entry">An entry or a summary.</param>
    public static string Heading(PSObject? entry) => entry?.BaseObject switch
    {
        StatusLogEntry log => Format(log.Service, log.Id, log.Name, log.Profile),
        StatusLogSummary summary => AddGroup(
            Format(summary.Service, summary.Id, summary.Name, summary.Profile), summary.Group),
        _ => AddGroup(
            Format(Get(entry, "Service"), $"{Get(entry, "Id")}", $"{Get(entry, "Name")}", $"{Get(entry, "Profile")}"),
            $"{Get(entry, "Group")}"),
    };

    /// <summary>
    /// Formats a text in the color of its severity, or without one when colors are off. Leaves out the time at its
    /// beginning, which has a column of its own.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables colors.</param>
    public static string Text(string? text, object? severity, PSObject? style)
    {
        string line = Plain(text);
        string? color = $"{severity}" switch
        {
            nameof(StatusLogSeverity.Error) => Cell.ColourOf(StatusState.Failed),
            nameof(StatusLogSeverity.Warning) => Cell.ColourOf(StatusState.Paused),
            _ => null,
        };
        return color is null ? line : Cell.Paint(line, color, style);
    }

    /// <summary>Formats a text for one cell, without its time. Tabs have the width of four spaces.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string? text) =>
        text is null ? "" : LogLines.RemoveTime(text).Replace("\t", Tab, StringComparison.Ordinal);

    private static string Format(object? service, string id, string? name, string profile) =>
        string.IsNullOrEmpty(name) ? $"{service} {id} ({profile})" : $"{service} {id} {name} ({profile})";

    private static string AddGroup(string heading, string? group) =>
        string.IsNullOrEmpty(group) ? heading : $"{heading}, {group}";

    private static object? Get(PSObject? entry, string name) => entry?.Properties[name]?.Value;
}

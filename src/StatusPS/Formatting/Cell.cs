using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>Formats the cells of tables. Called by the format file.</summary>
public static class Cell
{
    /// <summary>Formats a state in its colour, or without one when colours are off.</summary>
    /// <param name="state">The state.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables colours.</param>
    public static string State(StatusState state, PSObject? style) => Paint(state.ToString(), ColourOf(state), style);

    /// <summary>Formats a text in a colour, or without one when colours are off.</summary>
    /// <param name="text">The text.</param>
    /// <param name="colour">The name of the colour in <c>$PSStyle.Foreground</c>.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables colours.</param>
    internal static string Paint(string text, string colour, PSObject? style)
    {
        if (style is null || Member(style, "OutputRendering") == "PlainText") return text;
        string begin = Member(style.Properties["Foreground"]?.Value, colour);
        return begin.Length == 0 ? text : begin + text + Member(style, "Reset");
    }

    /// <summary>Gets the name of a state's colour in <c>$PSStyle.Foreground</c>.</summary>
    /// <param name="state">The state.</param>
    public static string ColourOf(StatusState state) => state switch
    {
        StatusState.Failed => "BrightRed",
        StatusState.Unknown or StatusState.Paused or StatusState.OutOfSync => "BrightYellow",
        StatusState.Running => "BrightCyan",
        StatusState.Pending => "BrightBlue",
        StatusState.Succeeded or StatusState.Synchronizing => "BrightGreen",
        _ => "BrightBlack",
    };

    /// <summary>Formats a time span in its two largest units; empty for null.</summary>
    /// <param name="span">The span.</param>
    public static string Span(TimeSpan? span) => span is { } time ? DurationText.Format(time) : "";

    /// <summary>
    /// Formats a time of today as <c>HH:mm:ss</c>, another one as <c>yyyy-MM-dd HH:mm</c>; empty for null.
    /// </summary>
    /// <param name="time">The time.</param>
    public static string Time(DateTime? time) => time is not { } at ? ""
        : at.Date == DateTime.Today ? at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Formats the number of hosts that succeeded, of all, and that failed.</summary>
    /// <param name="succeeded">The number of hosts that succeeded.</param>
    /// <param name="failed">The number of hosts that failed.</param>
    /// <param name="total">The number of all hosts; null when hosts were not queried.</param>
    public static string Hosts(int? succeeded, int? failed, int? total) => total is null or 0 ? ""
        : failed > 0 ? Text($"{succeeded}/{total}, {failed} failed") : Text($"{succeeded}/{total}");

    /// <summary>Formats the current step of a job.</summary>
    /// <param name="number">The number of the step, from 1.</param>
    /// <param name="total">The number of all steps.</param>
    /// <param name="name">The step's name.</param>
    public static string Step(int number, int total, string? name) =>
        total == 0 ? "" : Text($"{number}/{total} {name}").TrimEnd();

    /// <summary>Formats an ID with its name.</summary>
    /// <param name="id">The ID.</param>
    /// <param name="name">The name; null when there is none.</param>
    public static string FormatIdAndName(long id, string? name) => Text($"{id} {name}").TrimEnd();

    /// <summary>Formats a percentage; empty for null.</summary>
    /// <param name="percent">A value from 0 to 100; null when the service reports none.</param>
    public static string Percent(double? percent) => percent is { } share ? Text($"{share:0}%") : "";

    /// <summary>Formats the result of a check.</summary>
    /// <param name="passed">True when it passed; null when it does not apply.</param>
    public static string Passed(bool? passed) => passed switch { true => "yes", false => "no", null => "skipped" };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Member(object? owner, string name) =>
        owner is null ? "" : PSObject.AsPSObject(owner).Properties[name]?.Value?.ToString() ?? "";
}

using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>What the format file puts into cells.</summary>
public static class Cell
{
    /// <summary>A state in its colour; in words alone where colours are off.</summary>
    /// <param name="state">The state.</param>
    /// <param name="style">PowerShell's own <c>$PSStyle</c>.</param>
    public static string State(StatusState state, PSObject? style)
    {
        string word = state.ToString();
        if (style is null || Member(style, "OutputRendering") == "PlainText") return word;
        string colour = Member(style.Properties["Foreground"]?.Value, ColourOf(state));
        return colour.Length == 0 ? word : colour + word + Member(style, "Reset");
    }

    /// <summary>The name of a state's colour in <c>$PSStyle.Foreground</c>.</summary>
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

    /// <summary>A span in its two largest units.</summary>
    /// <param name="span">The span.</param>
    public static string Span(TimeSpan? span) => span is { } time ? DurationText.Of(time) : "";

    /// <summary>A time of today as a time, another with its date.</summary>
    /// <param name="time">The time.</param>
    public static string Time(DateTime? time) => time is not { } at ? ""
        : at.Date == DateTime.Today ? at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Hosts that succeeded of all, and how many failed.</summary>
    /// <param name="succeeded">How many succeeded.</param>
    /// <param name="failed">How many failed.</param>
    /// <param name="total">How many there are; null: not asked.</param>
    public static string Hosts(int? succeeded, int? failed, int? total) => total is null or 0 ? ""
        : failed > 0 ? Text($"{succeeded}/{total}, {failed} failed") : Text($"{succeeded}/{total}");

    /// <summary>The step a job is at, of how many.</summary>
    /// <param name="number">The step's place, from 1.</param>
    /// <param name="total">How many steps.</param>
    /// <param name="name">The step's name.</param>
    public static string Step(int number, int total, string? name) => total == 0 ? "" : Text($"{number}/{total} {name}").TrimEnd();

    /// <summary>An id with its name.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">The name, where there is one.</param>
    public static string Of(long id, string? name) => Text($"{id} {name}").TrimEnd();

    /// <summary>A share in percent.</summary>
    /// <param name="percent">From 0 to 100; null: not told.</param>
    public static string Percent(double? percent) => percent is { } share ? Text($"{share:0}%") : "";

    /// <summary>Whether a check held.</summary>
    /// <param name="passed">Null: it does not apply.</param>
    public static string Passed(bool? passed) => passed switch { true => "yes", false => "NO", null => "-" };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Member(object? owner, string name) =>
        owner is null ? "" : PSObject.AsPSObject(owner).Properties[name]?.Value?.ToString() ?? "";
}

using StatusPS.Engine.Errors;
using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Formats watched records as a table of a given width, the most urgent first.</summary>
public static class WatchTable
{
    private const int StateWidth = 13, ServiceWidth = 7, ElapsedWidth = 8, MinIdWidth = 8, MinFlexibleWidth = 16;

    /// <summary>Formats the table.</summary>
    /// <param name="lines">The records.</param>
    /// <param name="width">The width in cells.</param>
    /// <param name="height">The maximum number of lines.</param>
    /// <param name="paint">Colours the name of a state, which already has the width of its column.</param>
    /// <param name="span">Formats a time span.</param>
    public static IReadOnlyList<string> Draw(
        IEnumerable<RecordLine> lines, int width, int height,
        Func<StatusState, string, string> paint, Func<TimeSpan?, string> span)
    {
        RecordLine[] sorted = [.. lines.Order(RecordLine.ByUrgency)];
        int widestId = sorted.Length == 0 ? MinIdWidth : sorted.Max(line => CellWidth.Measure(IdOf(line.Record)));
        int id = Math.Clamp(widestId, MinIdWidth, Math.Max(MinIdWidth, width * 3 / 10));
        // In a narrow window the service is left out first, then the name.
        bool withService = width >= 72;
        int rest = width - StateWidth - 1 - (withService ? ServiceWidth + 1 : 0) - id - 1 - ElapsedWidth - 1;
        int name = rest >= (2 * MinFlexibleWidth) + 1 ? (rest - 1) / 2 : 0;
        int at = Math.Max(0, name > 0 ? rest - 1 - name : rest);

        var drawn = new List<string> { Row("State", "Service", "Id", "At", "Elapsed", "Name", null) };
        int room = Math.Max(1, height - 1);
        bool all = sorted.Length <= room;
        foreach (var line in all ? sorted : sorted.AsSpan(0, Math.Max(0, room - 1)))
        {
            string standing = line.Failure is { } failure
                ? LocalizedText.From($"failed: {failure.Kind}")
                : ServiceRegistry.Get(line.Record).GetPositionOrStatus(line.Record);
            drawn.Add(Row(
                $"{line.Record.State}", $"{line.Record.Service}", IdOf(line.Record), standing, span(line.Elapsed),
                NameOf(line.Record), line.Record.State));
        }
        if (!all)
            drawn.Add(
                CellWidth.Fit(LocalizedText.From($"… and {sorted.Length - Math.Max(0, room - 1):N0} more"), width));
        return drawn;

        string Row(
            string state, string service, string key, string standing, string elapsed, string called,
            StatusState? colour)
        {
            string word = CellWidth.Fit(state, Math.Min(StateWidth, width));
            string row = (colour is { } painted ? paint(painted, word) : word) + " "
                + (withService ? CellWidth.Fit(service, ServiceWidth) + " " : "")
                + CellWidth.Fit(key, id) + " " + CellWidth.Fit(standing, at) + " "
                + CellWidth.Fit(elapsed, ElapsedWidth, right: true)
                + (name > 0 ? " " + CellWidth.Fit(called, name) : "");
            return row.TrimEnd();
        }
    }

    /// <summary>Counts records by state, the most urgent state first.</summary>
    /// <param name="records">The records.</param>
    public static string Summarize(IEnumerable<StatusRecord> records) =>
        string.Join(Punctuation.Comma, records
            .GroupBy(record => record.State).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key}"));

    private static string IdOf(StatusRecord record) => Redaction.SanitizeControlCharacters(record.Id);

    private static string NameOf(StatusRecord record) =>
        Redaction.SanitizeControlCharacters(string.Join(Punctuation.Colon, ((string?[])
    [
        ServiceRegistry.Get(record).GetLabel(record),
        record.Message,
    ]).Where(text => !string.IsNullOrEmpty(text))));
}

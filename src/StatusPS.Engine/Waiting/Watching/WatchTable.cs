using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Draws what is watched as lines of a given width: what needs attention first.</summary>
public static class WatchTable
{
    private const int StateWidth = 13, ServiceWidth = 7, ElapsedWidth = 8, LeastId = 8, LeastFlexible = 16;

    /// <summary>The table.</summary>
    /// <param name="lines">What is watched.</param>
    /// <param name="width">The cells of a line.</param>
    /// <param name="height">The most lines.</param>
    /// <param name="paint">Colours a state's word, which is already as wide as its column.</param>
    /// <param name="span">Writes a span.</param>
    public static IReadOnlyList<string> Draw(
        IEnumerable<RecordLine> lines, int width, int height, Func<StatusState, string, string> paint, Func<TimeSpan?, string> span)
    {
        RecordLine[] sorted = [.. lines.Order(RecordLine.MostInterestingFirst)];
        int id = Math.Clamp(sorted.Length == 0 ? LeastId : sorted.Max(line => CellWidth.Of(IdOf(line.Record))), LeastId, Math.Max(LeastId, width * 3 / 10));
        // In a narrow window the service goes, then the name.
        bool withService = width >= 72;
        int rest = width - StateWidth - 1 - (withService ? ServiceWidth + 1 : 0) - id - 1 - ElapsedWidth - 1;
        int name = rest >= (2 * LeastFlexible) + 1 ? (rest - 1) / 2 : 0;
        int at = Math.Max(0, name > 0 ? rest - 1 - name : rest);

        var drawn = new List<string> { Row("State", "Service", "Id", "At", "Elapsed", "Name", null) };
        int room = Math.Max(1, height - 1);
        bool all = sorted.Length <= room;
        foreach (var line in all ? sorted : sorted.AsSpan(0, Math.Max(0, room - 1)))
        {
            string standing = line.Failure is { } failure ? LocalizedText.From($"no answer: {failure.Kind}") : RecordWords.At(line.Record);
            drawn.Add(Row($"{line.Record.State}", $"{line.Record.Service}", IdOf(line.Record), standing, span(line.Elapsed), NameOf(line.Record), line.Record.State));
        }
        if (!all) drawn.Add(CellWidth.Fit(LocalizedText.From($"… and {sorted.Length - Math.Max(0, room - 1):N0} more"), width));
        return drawn;

        string Row(string state, string service, string key, string standing, string elapsed, string called, StatusState? colour)
        {
            string word = CellWidth.Fit(state, Math.Min(StateWidth, width));
            string row = (colour is { } painted ? paint(painted, word) : word) + " "
                + (withService ? CellWidth.Fit(service, ServiceWidth) + " " : "")
                + CellWidth.Fit(key, id) + " " + CellWidth.Fit(standing, at) + " " + CellWidth.Fit(elapsed, ElapsedWidth, right: true)
                + (name > 0 ? " " + CellWidth.Fit(called, name) : "");
            return row.TrimEnd();
        }
    }

    /// <summary>How many are in which state, the most urgent first.</summary>
    /// <param name="records">The records.</param>
    public static string Summary(IEnumerable<StatusRecord> records) =>
        string.Join(Punctuation.Comma, records.GroupBy(record => record.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));

    private static string IdOf(StatusRecord record) => RecordWords.Plain(record.Id);

    private static string NameOf(StatusRecord record) => RecordWords.Plain(string.Join(Punctuation.Colon, ((string?[])
    [
        ServiceRegistry.Get(record).GetLabel(record),
        record.Message,
    ]).Where(text => !string.IsNullOrEmpty(text))));
}

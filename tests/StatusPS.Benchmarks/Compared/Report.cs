using System.Globalization;
using System.Text.Json;

namespace StatusPS.Benchmarks.Compared;

/// <summary>Collects what was measured, prints it, and writes it to <c>out/bench</c>.</summary>
internal sealed class Report
{
    private readonly List<Dictionary<string, string>> _rows = [];

    public void Add(string what, string measured, string bound, bool? holds)
    {
        _rows.Add(new()
        {
            ["what"] = what,
            ["measured"] = measured,
            ["bound"] = bound,
            ["holds"] = holds switch
            {
                true => "yes",
                false => "NO",
                null => ""
            }
        });
        Console.WriteLine($"{what,-58} {measured,-34} {bound,-22} {_rows[^1]["holds"]}");
    }

    public int Write()
    {
        Directory.CreateDirectory(Repository.Output);
        string file = Path.Combine(Repository.Output, "comparison.json");
        using var stream = File.Create(file);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("at", DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture));
        writer.WriteNumber("cores", Environment.ProcessorCount);
        writer.WriteStartArray("rows");
        foreach (var row in _rows)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in row) writer.WriteString(name, value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        Console.WriteLine($"Written to {Path.GetRelativePath(Repository.Root, file)}.");
        return _rows.Any(row => row["holds"] == "NO") ? 1 : 0;
    }
}

using System.Text.Json;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The sample responses of <c>tests/data/blueking</c>, with the status and headers of their index.</summary>
internal static class SampleFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "data", "blueking");

    private static readonly Lazy<Dictionary<string, JsonElement>> Entries = new(ReadIndex);

    /// <summary>The names of the files in the index.</summary>
    public static IEnumerable<string> Indexed => Entries.Value.Keys;

    /// <summary>The names of the sample files in the folder.</summary>
    public static IEnumerable<string> Present =>
        Directory.EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileName(file))
            .Where(name => name != "INDEX.json");

    /// <summary>Creates the response of one file.</summary>
    public static Reply Reply(string file)
    {
        var entry = Entries.Value[file];
        return new()
        {
            Status = entry.GetProperty("http_status").GetInt32(),
            Body = File.ReadAllBytes(Path.Combine(Folder, file)),
            Headers =
            [
                ("Content-Type", "application/json"),
                .. entry.GetProperty("headers")
                .EnumerateObject()
                .Select(header => (header.Name, header.Value.GetString()!)),
            ],
        };
    }

    private static Dictionary<string, JsonElement> ReadIndex() =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, "INDEX.json"))).EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("file").GetString()!);
}

using System.Text.Json;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The sample answers beside the repository, with the status and headers that their index gives.</summary>
internal static class SampleFiles
{
    public static string? Folder { get; } = Find();

    /// <summary>The answer of one file; the test is skipped where the samples are not.</summary>
    public static Reply Reply(string file)
    {
        Assert.SkipUnless(Folder is not null, "The sample answers (shared/data/blueking) are not beside this repository.");
        var index = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder!, "INDEX.json")));
        var entry = index.EnumerateArray().Single(entry => entry.GetProperty("file").GetString() == file);
        return new()
        {
            Status = entry.GetProperty("http_status").GetInt32(),
            Body = File.ReadAllBytes(Path.Combine(Folder!, file)),
            Headers = [("Content-Type", "application/json"), .. entry.GetProperty("headers").EnumerateObject().Select(header => (header.Name, header.Value.GetString()!))],
        };
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string samples = Path.Combine(folder.FullName, "shared", "data", "blueking");
            if (File.Exists(Path.Combine(samples, "INDEX.json"))) return samples;
        }
        return null;
    }
}

using System.Diagnostics;
using System.Text;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Many processes at one store, and processes that are taken away while they write.</summary>
public sealed class StoreProcessTests : StoreFixture
{
    private const int Killed = 137;

    private const int Writers = 16;
    private const int Writes = 200;

    [Fact]
    public async Task SixteenProcessesLoseNothing()
    {
        Process[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Start("many", Folder, $"{writer}", $"{Writes}"))];
        foreach (var writer in writers) Assert.Equal("ready", await writer.StandardOutput.ReadLineAsync(Ask.Cancel));
        foreach (var writer in writers) await writer.StandardInput.WriteLineAsync("go");
        foreach (var writer in writers) Assert.Equal(0, await EndAsync(writer));
        var all = Open().List();
        Assert.Equal(Writers * Writes, all.Count);
        Assert.All(all, profile => Assert.Equal("secret of " + profile.Name, profile.Reveal(AliyunProfile.AccessKeySecret)));
        Assert.Single(all, profile => profile.IsDefault);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.tmp"));
        Assert.Equal(File.ReadAllBytes(SettingsFile), File.ReadAllBytes(SettingsFile + ".bak"));
        Assert.Equal(File.ReadAllBytes(SecretsFile), File.ReadAllBytes(SecretsFile + ".bak"));
    }

    [Theory]
    [InlineData("once")]
    [InlineData("first")]
    [InlineData("remove")]
    [InlineData("move")]
    public async Task AProcessThatDiesAtAnyPointLeavesTheOldOrTheNew(string what)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The exit code of a killed process is another there.");
        Variables["STATUSPS_PASSPHRASE"] = "a passphrase";
        int code = Killed, point = 0;
        var seen = new HashSet<string>();
        while (code == Killed)
        {
            point++;
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Open().Save(Named("beside", "untouched"), makeDefault: true, SecretProtection.FileKey);
            if (what != "first") Open().Save(Named("one", "old"), makeDefault: false, SecretProtection.FileKey);
            string[] arguments = what switch { "remove" or "move" => [what, Folder, $"{point}"], _ => ["once", Folder, "new", $"{point}"] };
            code = await EndAsync(Start(arguments));

            string? found = Secret("one");
            Assert.Contains(found, what switch { "once" => (string?[])["old", "new"], "first" => [null, "new"], "remove" => ["old", null], _ => ["old"] });
            Assert.Equal("untouched", Secret("beside"));
            seen.Add(found ?? "none");

            // The next writer finds nothing in its way and leaves nothing behind.
            Open().Save(Named("next", "later"), makeDefault: false, SecretProtection.FileKey);
            Assert.Equal((found, "untouched", "later"), (Secret("one"), Secret("beside"), Secret("next")));
            Assert.Empty(Directory.EnumerateFiles(Folder, "*.tmp"));
            Assert.Equal(found is null ? 2 : 3, Boxes(SecretsFile));
            Assert.Equal(found is null ? 2 : 3, Boxes(SecretsFile + ".bak"));
        }
        Assert.Equal(0, code);
        Assert.True(point > 8, $"There were {point} points only.");
        Assert.Equal(what == "move" ? 1 : 2, seen.Count);
    }

    [Fact]
    public async Task ProcessesThatAreKilledAtAnyTimeDamageNothing()
    {
        Open().Save(Named("beside", "untouched"), makeDefault: true);
        for (int round = 0; round < 12; round++)
        {
            using var writer = Start("many", Folder, $"{round}", "5000");
            await writer.StandardOutput.ReadLineAsync(Ask.Cancel);
            await writer.StandardInput.WriteLineAsync("go");
            int before = Open().List().Count;
            var watch = Stopwatch.StartNew();
            while (Open().List().Count <= before + Random.Shared.Next(1, 6) && watch.Elapsed < TimeSpan.FromSeconds(20)) await Task.Yield();
            writer.Kill();
            await writer.WaitForExitAsync(Ask.Cancel);
            var all = Open().List();
            Assert.True(all.Count > before);
            Assert.All(all, profile => Assert.Equal(profile.Name == "beside" ? "untouched" : "secret of " + profile.Name, profile.Reveal(AliyunProfile.AccessKeySecret)));
        }
    }

    private static int Boxes(string file) => System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!["secrets"]!.AsObject().Count;

    private string? Secret(string name) => Open().Find(name)?.Reveal(AliyunProfile.AccessKeySecret);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StatusPS.StoreWriter.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("STATUSPS_PASSPHRASE");
        foreach (var (name, value) in Variables.Where(_ => arguments[0] == "move")) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
        {
            await process.StandardOutput.ReadToEndAsync(Ask.Cancel);
            await process.WaitForExitAsync(Ask.Cancel);
            return process.ExitCode;
        }
    }

    private static AliyunProfile Named(string name, string secret) =>
        TestProfiles.With(new AliyunProfile(name), null, (nameof(AliyunProfile.AccessKeyId), "id"), (AliyunProfile.AccessKeySecret, secret));
}

using System.Diagnostics;
using System.Text;
using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>One store shared by processes, and processes that are killed while they write.</summary>
public sealed class StoreProcessTests : StoreFixture
{
    private const int KilledExitCode = 137;
    private const int MinPoints = 8;

    private static readonly int Kills = TestTier.IsFull ? 12 : 4;

    public static TheoryData<string> Changes => ["save", "create", "remove", "protect"];

    public static TheoryData<string> InterruptedChanges => TestTier.IsFull ? Changes : ["save"];

    [Fact]
    public Task Concurrent_processes_lose_no_profile() => WriteConcurrentlyAsync(4, 25);

    [Fact]
    [Trait(TestTier.Trait, TestTier.Full)]
    public Task Sixteen_concurrent_processes_lose_no_profile() => WriteConcurrentlyAsync(16, 200);

    /// <summary>
    /// One process pauses at each point of its write, and the test takes a copy of the store: what a process that is
    /// killed there leaves behind.
    /// </summary>
    [Theory]
    [MemberData(nameof(InterruptedChanges))]
    public async Task Interrupted_write_leaves_the_old_or_the_new_profile(string change)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows copies no file that a process is writing.");
        Prepare(change);
        using var writer = Start(GetCommand(change), Folder, "each");
        var copies = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync(TestQueries.CancellationToken) == "point")
        {
            copies.Add(await CopyStoreAsync($"point-{copies.Count + 1}"));
            await writer.StandardInput.WriteLineAsync("go");
        }
        Assert.Equal(0, await WaitForExitCodeAsync(writer));
        copies.Add(Folder);
        CheckOutcomes(change, [.. copies.Select(copy => CheckStore(change, copy))]);
    }

    /// <summary>The same with a process that is killed, once for each point.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    [Trait(TestTier.Trait, TestTier.Full)]
    public async Task Process_killed_at_any_point_leaves_the_old_or_the_new_profile(string change)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no exit code of its own for a killed process.");
        var outcomes = new List<string?>();
        for (int exitCode = KilledExitCode; exitCode == KilledExitCode;)
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Prepare(change);
            exitCode = await WaitForExitCodeAsync(Start(GetCommand(change), Folder, $"{outcomes.Count + 1}"));
            Assert.Contains(exitCode, (int[])[0, KilledExitCode]);
            outcomes.Add(CheckStore(change, Folder));
        }
        CheckOutcomes(change, outcomes);
    }

    [Fact]
    public async Task Processes_killed_at_any_time_damage_nothing()
    {
        Open().Save(CreateProfile("beside", "untouched"), makeDefault: true);
        for (int round = 0; round < Kills; round++)
        {
            using var writer = Start("many", Folder, $"{round}", "5000");
            await writer.StandardOutput.ReadLineAsync(TestQueries.CancellationToken);
            await writer.StandardInput.WriteLineAsync("go");
            int before = Open().List().Count;
            var watch = Stopwatch.StartNew();
            while (Open().List().Count <= before + Random.Shared.Next(1, 6) && watch.Elapsed < TimeSpan.FromSeconds(20))
                await Task.Yield();
            writer.Kill();
            await writer.WaitForExitAsync(TestQueries.CancellationToken);
            var all = Open().List();
            Assert.True(all.Count > before);
            Assert.All(all, profile =>
                Assert.Equal(profile.Name == "beside"
                    ? "untouched"
                    : "secret of " + profile.Name, profile.Reveal(AliyunProfile.AccessKeySecret)));
        }
    }

    private async Task WriteConcurrentlyAsync(int writers, int writes)
    {
        Process[] processes = [.. Enumerable.Range(0, writers)
            .Select(writer => Start("many", Folder, $"{writer}", $"{writes}"))];
        foreach (var process in processes)
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestQueries.CancellationToken));
        foreach (var process in processes) await process.StandardInput.WriteLineAsync("go");
        foreach (var process in processes) Assert.Equal(0, await WaitForExitCodeAsync(process));
        var all = Open().List();
        Assert.Equal(writers * writes, all.Count);
        Assert.All(
            all, profile => Assert.Equal("secret of " + profile.Name, profile.Reveal(AliyunProfile.AccessKeySecret)));
        Assert.Single(all, profile => profile.IsDefault);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.tmp"));
        Assert.Equal(File.ReadAllBytes(SettingsFile), File.ReadAllBytes(SettingsFile + ".bak"));
        Assert.Equal(File.ReadAllBytes(SecretsFile), File.ReadAllBytes(SecretsFile + ".bak"));
    }

    // A store with another profile, and with the one to change, unless it is to be created.
    private void Prepare(string change)
    {
        Variables["STATUSPS_PASSPHRASE"] = "a passphrase";
        Open().Save(CreateProfile("beside", "untouched"), makeDefault: true, SecretProtection.FileKey);
        if (change != "create") Open().Save(CreateProfile("one", "old"), makeDefault: false, SecretProtection.FileKey);
    }

    private static string GetCommand(string change) => change == "create" ? "save" : change;

    // Returns the secret of the profile that was being changed; null if there is none.
    private string? CheckStore(string change, string folder)
    {
        string? found = GetSecret(folder, "one");
        string?[] expected = change switch
        {
            "save" =>
            ["old", "new"],
            "create" => [null, "new"],
            "remove" => ["old", null],
            _ => ["old"]
        };
        Assert.Contains(found, expected);
        Assert.Equal("untouched", GetSecret(folder, "beside"));

        // The next writer is not hindered and leaves nothing behind.
        Open(folder).Save(CreateProfile("next", "later"), makeDefault: false, SecretProtection.FileKey);
        Assert.Equal(
            (found, "untouched", "later"),
            (GetSecret(folder, "one"), GetSecret(folder, "beside"), GetSecret(folder, "next")));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.tmp"));
        string secrets = Path.Combine(folder, Path.GetFileName(SecretsFile));
        int count = found is null ? 2 : 3;
        Assert.Equal((count, count), (CountSecrets(secrets), CountSecrets(secrets + ".bak")));
        return found;
    }

    private static void CheckOutcomes(string change, List<string?> outcomes)
    {
        Assert.True(outcomes.Count > MinPoints, $"The write has {outcomes.Count} points only.");
        Assert.Equal(change == "protect" ? 1 : 2, outcomes.Distinct().Count());
    }

    // File.Copy fails on a file that a process has locked; cp copies it, and the modes.
    private async Task<string> CopyStoreAsync(string name)
    {
        string copy = Path.Combine(Home, name);
        using var process = Process.Start("cp", ["-Rp", Folder, copy]);
        await process.WaitForExitAsync(TestQueries.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return copy;
    }

    private static int CountSecrets(string file) =>
        System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!["secrets"]!.AsObject().Count;

    private string? GetSecret(string folder, string name) =>
        Open(folder).Find(name)?.Reveal(AliyunProfile.AccessKeySecret);

    private ProfileStore Open(string folder) => new(folder, Variables.GetValueOrDefault);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "StatusPS.StoreWriter.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("STATUSPS_PASSPHRASE");
        foreach (var (name, value) in Variables.Where(_ => arguments[0] == "protect")) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<int> WaitForExitCodeAsync(Process process)
    {
        using (process)
        {
            await process.StandardOutput.ReadToEndAsync(TestQueries.CancellationToken);
            await process.WaitForExitAsync(TestQueries.CancellationToken);
            return process.ExitCode;
        }
    }

    private static AliyunProfile CreateProfile(string name, string secret) =>
        TestProfiles.With(
            new AliyunProfile(name), null, (nameof(AliyunProfile.AccessKeyId), "id"),
            (AliyunProfile.AccessKeySecret, secret));
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StatusPS.Demo.PowerShell;
using StatusPS.Module.Tests.Pester;
using Xunit;

[assembly: AssemblyFixture(typeof(PesterRun))]

namespace StatusPS.Module.Tests.Pester;

/// <summary>
/// One run of the Pester suite, split over several child PowerShells: the cmdlets cannot run anywhere else.
/// </summary>
public sealed class PesterRun
{
    private const string PackageFolderKey = "StatusPS.PesterPackage";
    private const int ShardCount = 2;
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    private readonly Lazy<Task<IReadOnlyList<Shard>>> _shards = new(static () => RunAsync());

    /// <summary>Gets what each shell printed and how it ended. The suite runs at the first call.</summary>
    internal Task<IReadOnlyList<Shard>> GetShardsAsync() => _shards.Value;

    /// <summary>Gets the results of one test file.</summary>
    /// <param name="file">The name of the file.</param>
    internal async Task<IReadOnlyList<PesterResult>> GetResultsAsync(string file) =>
        [.. (await GetShardsAsync()).SelectMany(shard => shard.Results).Where(result => result.File == file)];

    private static async Task<IReadOnlyList<Shard>> RunAsync()
    {
        var command = await PowerShellCommand.FindAsync(CancellationToken.None)
            ?? throw new InvalidOperationException(
                $"There is no PowerShell {PowerShellCommand.MinVersion} or later on PATH, and its package was not "
                + "restored. Install it with: dotnet tool install --global PowerShell");
        return await Task.WhenAll(Enumerable.Range(1, ShardCount).Select(number => RunShardAsync(command, number)));
    }

    private static async Task<Shard> RunShardAsync(PowerShellCommand command, int number)
    {
        string results = Path.GetTempFileName();
        try
        {
            string script = Path.Combine(Repository.Root, "tests", "pester", "Run.ps1");
            string shard = string.Create(CultureInfo.InvariantCulture, $"{number}/{ShardCount}");
            List<string> arguments = [
                "-NoProfile", "-NonInteractive", "-File", script, "-Shard", shard, "-Result", results];
            if (AppContext.GetData(PackageFolderKey) is string pester && Directory.Exists(pester))
                arguments.AddRange(["-PesterPath", pester]);
            var (exitCode, output) = await RunProcessAsync(command.CreateStartInfo(arguments));
            string[] lines = await File.ReadAllLinesAsync(results);
            return new(
                exitCode, output, [.. lines.Select(line => JsonSerializer.Deserialize<PesterResult>(line, Options)!)]);
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunProcessAsync(ProcessStartInfo start)
    {
        // Nothing of this process is shared: its input and output belong to the test runner.
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        // The tests read messages in English; those of the Chinese ones say so.
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        // Each of these processes runs for a minute or two: the code that collects profiles for the second compilation
        // would cost a quarter of their processor time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // For the same reason, only code that runs often is compiled again: after 300 calls (0x12c) instead of 30.
        start.Environment["DOTNET_TC_CallCountThreshold"] = "12c";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        // The suite has a guard of its own against hangs, which names the test that was running.
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>One shell's part of the suite.</summary>
    /// <param name="ExitCode">The exit code of the shell.</param>
    /// <param name="Output">The text that it printed.</param>
    /// <param name="Results">The results of its tests.</param>
    internal sealed record Shard(int ExitCode, string Output, IReadOnlyList<PesterResult> Results);
}

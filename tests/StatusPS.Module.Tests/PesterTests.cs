using System.Diagnostics;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>Runs the Pester suite in a child PowerShell: the cmdlets can be run nowhere else.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    private const string Waiting = "W*-Status,Chaos,Scale,Lists*,Runbooks,Surviving,Profiles.Sessions";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task Pester_suite_passes_in_a_real_PowerShell()
    {
        string? executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(executable is null, "There is no PowerShell (pwsh) on PATH: the Pester suite was not run.");
        const string probe = "if ($PSVersionTable.PSVersion -lt [version]'7.6') { 'old' } elseif (-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 })) { 'no Pester' } else { 'ready' }";
        var (_, found) = await RunAsync(executable!, "-NoProfile", "-NonInteractive", "-Command", probe);
        Assert.SkipWhen(found.Trim() == "old", "The PowerShell on PATH is older than 7.6: the Pester suite was not run.");
        Assert.SkipWhen(found.Trim() == "no Pester", "Pester 5 is not installed (Install-Module Pester): the Pester suite was not run.");
        Assert.Equal("ready", found.Trim());

        // What mostly waits beside what mostly works.
        string script = Path.Combine(Repository.Root, "tests", "Pester", "Run.ps1");
        var runs = await Task.WhenAll(
            RunAsync(executable!, "-NoProfile", "-NonInteractive", "-File", script, "-Path", Waiting),
            RunAsync(executable!, "-NoProfile", "-NonInteractive", "-File", script, "-Except", Waiting));
        foreach (var (_, told) in runs) output.WriteLine(told);
        foreach (var (code, told) in runs)
        {
            Assert.Matches(@"[1-9]\d* passed, 0 failed", told);
            // All that the run wrote anywhere was searched for its secrets.
            Assert.Matches(@"hunted [1-9]\d+ secrets in [1-9]\d+ files", told);
            Assert.Equal(0, code);
        }
    }

    private static async Task<(int Code, string Told)> RunAsync(string executable, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        // Nothing of this process is shared: its own input and output belong to the test runner.
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "en_US.UTF-8"; // The tests read messages in English; those of the Chinese ones say so.
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var told = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await told + await complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

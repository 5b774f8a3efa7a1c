using System.Diagnostics;

namespace StatusPS.Demo.Showing;

/// <summary>Shows the cmdlets themselves, in a child PowerShell.</summary>
internal sealed class PowerShellShow
{
    private static readonly Version Oldest = new(7, 6);

    private readonly string _executable;
    private readonly string _module;

    private PowerShellShow(string executable, string module)
    {
        _executable = executable;
        _module = module;
    }

    /// <summary>The PowerShell on PATH, if it is recent enough and the module is laid out; null otherwise.</summary>
    public static async Task<PowerShellShow?> FindAsync(CancellationToken cancel)
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string? executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (executable is null || Module() is not { } module) return null;
        using var process = Process.Start(new ProcessStartInfo(executable, ["-NoProfile", "-NonInteractive", "-Command", "$PSVersionTable.PSVersion.ToString()"])
        {
            RedirectStandardOutput = true,
        })!;
        string told = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return Version.TryParse(told.Trim().Split('-')[0], out var version) && version >= Oldest ? new(executable, module) : null;
    }

    /// <returns>0 if every step gave what it should.</returns>
    public async Task<int> RunAsync(string store, CancellationToken cancel)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "show.ps1");
        var start = new ProcessStartInfo(_executable, ["-NoProfile", "-NonInteractive", "-File", script, "-ModulePath", _module]);
        start.Environment["STATUSPS_HOME"] = store;
        // The demo's own profiles, whatever is set outside.
        foreach (string outside in start.Environment.Keys.Where(key => key is "STATUSPS_PROFILE" or "STATUSPS_PASSPHRASE").ToList()) start.Environment.Remove(outside);
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C in a terminal reaches it too; SIGTERM does not.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
        return process.ExitCode;
    }

    // Beside the solution, wherever this program was built to.
    private static string? Module()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string module = Path.Combine(folder.FullName, "out", "module", "StatusPS");
            if (File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) return Directory.Exists(module) ? module : null;
        }
        return null;
    }
}

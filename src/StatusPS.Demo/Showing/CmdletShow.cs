using System.Diagnostics;
using StatusPS.Demo.PowerShell;

namespace StatusPS.Demo.Showing;

/// <summary>Runs <c>show.ps1</c>, which shows the cmdlets, in a child PowerShell.</summary>
internal static class CmdletShow
{
    // A profile or a passphrase of the caller's environment would replace the demo's own.
    private static readonly string[] ForeignVariables = ["STATUSPS_PROFILE", "STATUSPS_PASSPHRASE"];

    /// <summary>Shows the cmdlets and checks what each step returns.</summary>
    /// <param name="command">The PowerShell to start.</param>
    /// <param name="module">The module's folder.</param>
    /// <param name="store">The folder of the profile store.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>0 when every step returned what it should, otherwise 1.</returns>
    public static async Task<int> RunAsync(
        PowerShellCommand command, string module, string store, CancellationToken cancellationToken)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "show.ps1");
        var start = command.CreateStartInfo("-NoProfile", "-NonInteractive", "-File", script, "-ModulePath", module);
        start.Environment["STATUSPS_HOME"] = store;
        foreach (string name in ForeignVariables) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C in a terminal reaches the child too; SIGTERM does not.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
        return process.ExitCode;
    }

    /// <summary>Finds the built module beside the solution, wherever this program was built to.</summary>
    /// <returns>The module's folder, or null when it is not built.</returns>
    public static string? FindModule()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "StatusPS.sln"))) continue;
            string module = Path.Combine(folder.FullName, "out", "module", "StatusPS");
            return Directory.Exists(module) ? module : null;
        }
        return null;
    }
}

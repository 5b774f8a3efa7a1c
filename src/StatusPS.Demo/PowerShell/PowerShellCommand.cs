using System.Diagnostics;

namespace StatusPS.Demo.PowerShell;

/// <summary>A PowerShell that can be started: the one on PATH, or the one of the package.</summary>
/// <param name="FileName">The program to start: <c>pwsh</c>, or <c>dotnet</c>.</param>
/// <param name="LeadingArguments">The arguments before PowerShell's own; empty for <c>pwsh</c>.</param>
/// <param name="Version">The version that it reported.</param>
/// <param name="Source">The place it was found in, for people.</param>
internal sealed record PowerShellCommand(
    string FileName, IReadOnlyList<string> LeadingArguments, Version Version, string Source)
{
    /// <summary>The oldest version that can import the module.</summary>
    public static readonly Version MinVersion = new(7, 6);

    private const string PackageFolderKey = "StatusPS.PowerShellPackage";
    private const string VersionScript =
        "$v = $PSVersionTable.PSVersion; \"$($v.Major).$($v.Minor).$($v.Patch)\"";

    private static readonly string ExecutableName = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    /// <summary>
    /// Finds a PowerShell of at least <see cref="MinVersion"/>: on PATH, otherwise in the package folder.
    /// </summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The command, or null when there is neither.</returns>
    public static async Task<PowerShellCommand?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var candidate in GetCandidates())
        {
            var version = await candidate.ReadVersionAsync(cancellationToken);
            if (version >= MinVersion) return candidate with { Version = version };
        }
        return null;
    }

    /// <summary>Creates the start information of a child PowerShell.</summary>
    /// <param name="arguments">PowerShell's own arguments.</param>
    public ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(FileName, [.. LeadingArguments, .. arguments]);
        // The package's own pwsh, which background jobs start, finds the runtime by this variable alone.
        if (LeadingArguments.Count > 0) start.Environment.TryAdd("DOTNET_ROOT", GetDotnetRoot());
        return start;
    }

    private static IEnumerable<PowerShellCommand> GetCandidates()
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string file = Path.Combine(folder, ExecutableName);
            if (File.Exists(file)) yield return new(file, [], new(), $"from PATH, {file}");
        }
        if (AppContext.GetData(PackageFolderKey) is not string package) yield break;
        string assembly = Path.Combine(package, "pwsh.dll");
        if (File.Exists(assembly)) yield return new(GetDotnet(), [assembly], new(), "from the package");
    }

    private static string GetDotnetRoot() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static string GetDotnet()
    {
        string beside = Path.Combine(GetDotnetRoot(), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(beside) ? beside : "dotnet";
    }

    /// <summary>Starts a candidate and reads its version.</summary>
    /// <returns>The version, or null when it does not start or does not answer.</returns>
    private async Task<Version?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var start = CreateStartInfo("-NoProfile", "-NonInteractive", "-Command", VersionScript);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return Version.TryParse(output.Trim(), out var version) ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

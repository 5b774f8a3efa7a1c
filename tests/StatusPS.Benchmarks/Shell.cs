using System.Diagnostics;
using System.Globalization;
using StatusPS.Benchmarks.Compared;
using StatusPS.Emulator;

namespace StatusPS.Benchmarks;

/// <summary>Runs the scripts in a fresh PowerShell.</summary>
internal static class Shell
{
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")));

    /// <summary>
    /// Runs the queries in one process. Returns the milliseconds of each run and the peak of the memory in bytes.
    /// </summary>
    public static async Task<(double[] Times, long Peak)> QueryAsync(
        string way, Uri address, int count, int limit, int times, bool memory = false)
    {
        List<string> arguments =
        [
            "-Way", way, "-ModulePath", Repository.Module, "-Address", address.GetLeftPart(UriPartial.Authority),
            "-AppCode", EmulatorAccounts.BlueKing.AppCode, "-AppSecret", EmulatorAccounts.BlueKing.AppSecret,
            "-Count", Number(count), "-Limit", Number(limit), "-Times", Number(times),
        ];
        if (memory) arguments.Add("-Memory");
        string[] lines = await RunAsync("asking.ps1", arguments);
        double[] milliseconds = [.. lines.Where(line => !line.StartsWith("peak", StringComparison.Ordinal))
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        string? peak = lines.FirstOrDefault(line => line.StartsWith("peak", StringComparison.Ordinal));
        return (milliseconds, peak is null ? 0 : long.Parse(peak.AsSpan(5), CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Starts a process. Returns the milliseconds of the import, the number of loaded engine assemblies, and the
    /// milliseconds of the first query.
    /// </summary>
    public static async Task<(double Import, int Loaded, double Query)> StartAsync()
    {
        string[] parts = (await RunAsync("starting.ps1", ["-ModulePath", Repository.Module])).Last().Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Starts a process. Returns the milliseconds of importing a module.</summary>
    public static async Task<double> ImportAsync(string module) =>
        double.Parse((await RunAsync("importing.ps1", ["-ModulePath", module])).Last(), CultureInfo.InvariantCulture);

    /// <summary>Starts a process. Returns what the import and the first query of a module cost it.</summary>
    public static async Task<ProcessCost> MeasureColdAsync(string way, string module, Uri address)
    {
        string[] parts = (await RunAsync("cold.ps1",
        [
            "-Way", way, "-Module", module, "-Address", address.GetLeftPart(UriPartial.Authority),
            "-AppCode", EmulatorAccounts.BlueKing.AppCode, "-AppSecret", EmulatorAccounts.BlueKing.AppSecret,
        ])).Last().Split(' ');
        double[] costs = [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return new(costs[0], costs[1], costs[2], (int)costs[3], (int)costs[4]);
    }

    /// <summary>Compiles an assembly of cmdlets that do nothing.</summary>
    public static Task CompileEmptyCmdletsAsync(string assembly, int count) =>
        RunAsync("bare.ps1", ["-Path", assembly, "-Count", Number(count)]);

    private static async Task<string[]> RunAsync(string script, IEnumerable<string> arguments)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Shell", script);
        using var process = Process.Start(new ProcessStartInfo(
            "pwsh", ["-NoProfile", "-NonInteractive", "-File", file, .. arguments])
        { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"{script} failed: {output}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

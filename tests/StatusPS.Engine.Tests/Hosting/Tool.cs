using System.Diagnostics;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A program on PATH that is run in a folder.</summary>
internal sealed class Tool(string file, string folder)
{
    /// <summary>Finds a program by its name; null when it is not installed.</summary>
    public static Tool? Find(string name, string folder) => FindFile(name) is { } found ? new(found, folder) : null;

    /// <summary>Returns the path of a program; null when it is not installed.</summary>
    public static string? FindFile(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(place => names.Select(program => Path.Combine(place, program))).FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Runs the program. Returns the exit code and the output; the code is null when the time limit was reached.
    /// </summary>
    public Task<(int? Code, string Output)> RunAsync(
        TimeSpan limit, IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // A build that dotnet test starts would take over its MSBuild.
        string[] inherited = [.. start.Environment.Keys.Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return RunAsync(start, limit);
    }

    private static async Task<(int? Code, string Output)> RunAsync(ProcessStartInfo start, TimeSpan limit)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var complained = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output + await complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return (null, "");
        }
    }
}

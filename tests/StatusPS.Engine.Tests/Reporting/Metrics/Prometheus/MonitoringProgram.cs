using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>A program of the Prometheus project, run to its end or as a server until it is disposed.</summary>
internal sealed class MonitoringProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private MonitoringProgram(Process process, string readyText)
    {
        _process = process;
        _reading = Task.WhenAll(
            ReadAsync(process.StandardError, readyText), ReadAsync(process.StandardOutput, readyText));
    }

    /// <summary>Finds a program on PATH, and skips the test where there is none.</summary>
    /// <param name="names">The names: that of Debian's package and that of the project.</param>
    public static string Find(params string[] names)
    {
        string? file = FindAll(names).FirstOrDefault();
        Assert.SkipWhen(file is null, $"There is no {names[0]} on PATH.");
        return file!;
    }

    /// <summary>Finds all programs of some names on PATH, the first in its order first.</summary>
    /// <param name="names">The names.</param>
    public static IEnumerable<string> FindAll(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.SelectMany(
                name => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") }))
            .Where(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="file">The path of the program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="input">The standard input; null for an empty one.</param>
    /// <param name="folder">The working folder; null for the current one.</param>
    public static async Task<(int Code, string Output)> RunAsync(
        string file, IEnumerable<string> arguments, string? input = null, string? folder = null)
    {
        var start = CreateStart(file, arguments);
        (start.RedirectStandardInput, start.WorkingDirectory) = (true, folder ?? "");
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await WriteAsync(process.StandardInput.BaseStream, input ?? "");
            await process.WaitForExitAsync().GuardAsync(file);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a server, and waits until it reports that it is ready.</summary>
    /// <param name="file">The path of the program.</param>
    /// <param name="readyText">The text of the log that reports it.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<MonitoringProgram> StartAsync(string file, string readyText, params string[] arguments)
    {
        var program = new MonitoringProgram(Process.Start(CreateStart(file, arguments))!, readyText);
        try
        {
            await Task.WhenAny(program._ready.Task, program._reading).GuardAsync($"{file} starts");
            Assert.True(program._ready.Task.IsCompleted, program.Log);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finds a free port of this machine.</summary>
    public static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The log so far.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Ends the program.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().GuardAsync();
        await _reading.GuardAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo CreateStart(string file, IEnumerable<string> arguments) =>
        new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task WriteAsync(Stream stream, string input)
    {
        try
        {
            // In UTF-8 without a byte order mark, whatever the console's encoding is.
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(input);
        }
        catch (IOException)
        {
            // The program ended without reading all of it; its exit code has the reason.
        }
    }

    private async Task ReadAsync(StreamReader reader, string readyText)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _log.Enqueue(line);
            if (line.Contains(readyText, StringComparison.Ordinal)) _ready.TrySetResult();
        }
    }
}

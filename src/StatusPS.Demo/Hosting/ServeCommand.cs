using System.Net.Sockets;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary><c>serve</c>: keeps the emulator up, for clients of any kind.</summary>
public static class ServeCommand
{
    private const int WrongUsage = 2;
    private const int CouldNotListen = 1;

    /// <summary>Prints one JSON line with addresses and credentials, then serves until it is cancelled, or until the end of standard input where asked for.</summary>
    /// <param name="args">The arguments after the word <c>serve</c>.</param>
    /// <param name="ct">Ends the command.</param>
    /// <returns>The exit code: 0, 1 when the port can't be had, 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!ServeOptions.TryParse(args, out ServeOptions? options, out string? problem))
        {
            await Console.Error.WriteLineAsync(problem);
            await Console.Error.WriteLineAsync(ServeOptions.Usage);
            return WrongUsage;
        }

        if (options.WantsHelp)
        {
            await Console.Out.WriteLineAsync(ServeOptions.Usage);
            return 0;
        }

        EmulatorHost started;
        try
        {
            started = await EmulatorHost.StartAsync(new EmulatedCloud(options.Emulator, scenarioTime: options.ScenarioTime), options.Port, ct);
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Port {options.Port} can't be listened at: {refused.Message}");
            return CouldNotListen;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }

        await using EmulatorHost host = started;
        await Console.Out.WriteLineAsync(ServeLine.Write(host.Address));
        await Console.Out.FlushAsync(CancellationToken.None);
        Task cancelled = Task.Delay(Timeout.InfiniteTimeSpan, ct);
        await Task.WhenAny(options.UntilStdinCloses ? [cancelled, EndOfInputAsync()] : [cancelled]);
        return 0;
    }

    // On a thread of its own: a console's stream reads without end, and can't be cancelled.
    private static Task EndOfInputAsync() => Task.Run(() =>
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
        }
    });
}

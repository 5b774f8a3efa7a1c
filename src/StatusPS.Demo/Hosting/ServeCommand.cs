using System.Runtime.InteropServices;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary><c>serve</c>: keeps the emulator up, for clients of any kind.</summary>
public static class ServeCommand
{
    private const int WrongUsage = 2;
    private const int CouldNotListen = 1;

    /// <summary>Prints one JSON line with addresses and credentials, then serves until Ctrl+C, SIGTERM, or the end of standard input where asked for.</summary>
    /// <param name="args">The arguments after the word <c>serve</c>.</param>
    /// <param name="ct">Ends the command too.</param>
    /// <returns>The exit code: 0, 1 when the port is taken, 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!ServeOptions.TryParse(args, out ServeOptions? options, out string? problem))
        {
            await Console.Error.WriteLineAsync(problem);
            await Console.Error.WriteLineAsync(ServeOptions.Usage);
            return WrongUsage;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        try
        {
            await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatedCloud(options.Emulator), options.Port, stop.Token);
            await Console.Out.WriteLineAsync(ServeLine.Write(host.Address));
            await Console.Out.FlushAsync(stop.Token);
            if (options.UntilStdinCloses)
                _ = StopAtEndOfInputAsync(stop);

            await UntilAsync(stop.Token);
            return 0;
        }
        catch (IOException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return CouldNotListen;
        }
    }

    private static async Task UntilAsync(CancellationToken stop)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    private static Task StopAtEndOfInputAsync(CancellationTokenSource stop) => Task.Run(async () =>
    {
        using Stream input = Console.OpenStandardInput();
        byte[] ignored = new byte[256];
        while (await input.ReadAsync(ignored) > 0)
        {
        }

        try
        {
            await stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The command ended another way first.
        }
    });
}

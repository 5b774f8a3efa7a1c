using System.Runtime.InteropServices;
using StatusPS.Demo.Hosting;
using StatusPS.Demo.Showing;

const int WrongUsage = 2;
const string Usage = """
    dotnet run --project src/StatusPS.Demo
        shows the five APIs over HTTP, and checks what they give
    dotnet run --project src/StatusPS.Demo -- serve
        keeps the emulator up for other clients (serve --help)
    """;

// Never disposed: a signal may come as long as the process lives.
CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

switch (args)
{
    case []:
        return await ShowCommand.RunAsync(stop.Token);
    case ["serve", .. string[] rest]:
        return await ServeCommand.RunAsync(rest, stop.Token);
    case ["--help" or "-h" or "-?"]:
        Console.Out.WriteLine(Usage);
        return 0;
    default:
        Console.Error.WriteLine($"{args[0]}: not understood.");
        Console.Error.WriteLine(Usage);
        return WrongUsage;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

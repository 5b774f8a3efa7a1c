using System.CommandLine;
using System.Runtime.InteropServices;
using StatusPS.Demo.Hosting;
using StatusPS.Demo.Showing;

const int WrongUsage = 2;

// Never disposed, because a signal may arrive until the process ends.
CancellationTokenSource stop = new();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var root = new RootCommand("Shows the cmdlets against the emulated services, and checks what they return.")
{
    new ServeCommand(),
};
root.SetAction((_, cancellationToken) => ShowCommand.RunAsync(cancellationToken));
var result = root.Parse(args);
if (result.Errors.Count > 0)
{
    foreach (var error in result.Errors) Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("The option --help lists the options.");
    return WrongUsage;
}
return await result.InvokeAsync(new() { ProcessTerminationTimeout = null }, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

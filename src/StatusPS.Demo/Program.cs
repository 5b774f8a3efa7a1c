using StatusPS.Demo.Hosting;
using StatusPS.Demo.Showing;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

return args is ["serve", .. var rest]
    ? await ServeCommand.RunAsync(rest, stop.Token)
    : args.Length == 0 ? await ShowCommand.RunAsync(stop.Token)
    : Usage();

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run --project src/StatusPS.Demo              shows the five APIs over HTTP, and checks what they give
        dotnet run --project src/StatusPS.Demo -- serve     keeps the emulator up for other clients (serve --help)
        """);
    return 2;
}

using StatusPS.Demo.Hosting;
using StatusPS.Demo.PowerShell;
using StatusPS.Emulator;
using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Demo.Showing;

/// <summary>
/// Runs the demo. Hosts the emulator on a free loopback port and stores profiles for it in a temporary store. Then
/// calls the cmdlets in a child PowerShell against all five APIs over HTTP.
/// </summary>
internal static class ShowCommand
{
    private const int MissingProgram = 1;
    private const int Interrupted = 130;

    /// <summary>Runs the demo.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>0 when every step returned what it should, 1 when one did not, 130 when it was canceled.</returns>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await PowerShellCommand.FindAsync(cancellationToken) is not { } powerShell)
            {
                await Console.Error.WriteLineAsync($"""
                    PowerShell {PowerShellCommand.MinVersion} or later is neither on PATH nor restored as a package.
                    Install it with: dotnet tool install --global PowerShell
                    """);
                return MissingProgram;
            }
            if (CmdletShow.FindModule() is not { } module)
            {
                await Console.Error.WriteLineAsync("The module is not built. Build it with: dotnet build");
                return MissingProgram;
            }
            return await RunAsync(powerShell, module, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static async Task<int> RunAsync(
        PowerShellCommand powerShell, string module, CancellationToken cancellationToken)
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatedCloud(), 0, cancellationToken);
        string store = Directory.CreateTempSubdirectory("statusps-demo-").FullName;
        try
        {
            DemoProfiles.Store(new ProfileStore(store, _ => null), host.Address);
            Console.WriteLine($"""
                The services are emulated at {host.Address} with strict authentication.
                The profiles for them are in a temporary store.
                PowerShell {powerShell.Version} ({powerShell.Source}) runs the cmdlets.

                """);
            return await CmdletShow.RunAsync(powerShell, module, store, cancellationToken);
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }
    }
}

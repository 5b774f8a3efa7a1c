using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Profiles;

namespace StatusPS.Demo.Showing;

/// <summary>
/// The demo: hosts the emulator at a free loopback port, stores profiles for it in a temporary store, and asks all five
/// APIs over HTTP, in PowerShell with the real cmdlets where there is one, else through the engine.
/// </summary>
internal static class ShowCommand
{
    private const int Interrupted = 130;

    /// <returns>0 if every step gave what it should, 130 when it was cancelled.</returns>
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatedCloud(), 0, cancel);
        string store = Directory.CreateTempSubdirectory("statusps-demo-").FullName;
        try
        {
            DemoProfiles.Store(new ProfileStore(store, _ => null), host.Address);
            Console.WriteLine($"The five APIs are played at {host.Address} with strict authentication; profiles for them are in a temporary store.");
            Console.WriteLine();
            if (await PowerShellShow.FindAsync(cancel) is { } powerShell) return await powerShell.RunAsync(store, cancel);
            Console.WriteLine("Shown through the engine: there is no PowerShell 7.6 or later on PATH (pwsh). Install it from");
            Console.WriteLine("https://learn.microsoft.com/powershell/scripting/install and run this again to see the cmdlets themselves.");
            Console.WriteLine();
            return await new EngineShow(new ProfileStore(store, _ => null)).RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }
    }
}

namespace StatusPS.Pipeline;

/// <summary>Whether somebody is there to answer a question.</summary>
internal static class HostInteraction
{
    private const string Switch = "-noninteractive";

    // PowerShell takes the switch by any beginning that is not another's: -noni and longer.
    private const int Shortest = 5;

    private static readonly Lazy<bool> IsSwitchedOff = new(() => Environment.GetCommandLineArgs().Skip(1).Any(argument =>
        argument.Length >= Shortest && Switch.StartsWith(argument.Replace("--", "-", StringComparison.Ordinal).ToLowerInvariant(), StringComparison.Ordinal)));

    /// <summary>No one is, where input comes from elsewhere or PowerShell was told so.</summary>
    public static bool IsSo => !Console.IsInputRedirected && !IsSwitchedOff.Value && Environment.UserInteractive;
}

namespace StatusPS.Pipeline;

/// <summary>Determines whether prompts can be answered.</summary>
internal static class HostInteraction
{
    private const string NonInteractiveSwitch = "-noninteractive";

    // PowerShell accepts every prefix of the switch that no other switch shares: -noni and longer.
    private const int MinSwitchLength = 5;

    private static readonly Lazy<bool> IsNonInteractive =
        new(() => Environment.GetCommandLineArgs().Skip(1).Any(IsNonInteractiveSwitch));

    /// <summary>
    /// Returns true when somebody can answer a prompt. Returns false when standard input is redirected, PowerShell was
    /// started with <c>-NonInteractive</c>, or the process has no user interface.
    /// </summary>
    public static bool CanPrompt =>
        !Console.IsInputRedirected && !IsNonInteractive.Value && Environment.UserInteractive;

    private static bool IsNonInteractiveSwitch(string argument) => argument.Length >= MinSwitchLength
        && NonInteractiveSwitch.StartsWith(
            argument.Replace("--", "-", StringComparison.Ordinal).ToLowerInvariant(), StringComparison.Ordinal);
}

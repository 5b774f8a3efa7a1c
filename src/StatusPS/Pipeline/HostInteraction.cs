namespace StatusPS.Pipeline;

/// <summary>Determines whether prompts can be answered.</summary>
internal static class HostInteraction
{
    private const string NonInteractiveSwitch = "noninteractive";

    // PowerShell accepts every prefix of the switch that no other switch shares: -noni and longer.
    private const int MinSwitchLength = 4;

    // The hyphen and the dashes that PowerShell accepts in its place, and the slash of Windows.
    private static readonly char[] SwitchCharacters = ['-', '\u2013', '\u2014', '\u2015', '/'];

    private static readonly Lazy<bool> IsNonInteractive =
        new(() => Environment.GetCommandLineArgs().Skip(1).Any(IsNonInteractiveSwitch));

    /// <summary>
    /// Returns true when somebody can answer a prompt. Returns false when standard input is redirected, PowerShell was
    /// started with <c>-NonInteractive</c>, or the process has no user interface.
    /// </summary>
    public static bool CanPrompt =>
        !Console.IsInputRedirected && !IsNonInteractive.Value && Environment.UserInteractive;

    /// <summary>Returns true if an argument of PowerShell is the switch <c>-NonInteractive</c>.</summary>
    /// <param name="argument">The argument, with one or two dashes or with a slash.</param>
    internal static bool IsNonInteractiveSwitch(string argument)
    {
        if (argument.Length == 0 || !SwitchCharacters.Contains(argument[0])) return false;
        string name = argument[0] != '/' && argument.Length > 1 && SwitchCharacters.Contains(argument[1])
            ? argument[2..] : argument[1..];
        return name.Length >= MinSwitchLength
            && NonInteractiveSwitch.StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}

using StatusPS.Engine.Errors;

namespace StatusPS.Commands.Queries;

/// <summary>What Get-StatusOverview can't ask for.</summary>
internal static class OverviewErrors
{
    public static StatusError NoProfile() => StatusErrors.Profile(
        "There is no profile, and so nothing to look at.",
        $"Store one with Set-StatusProfile, or try -Profile {StatusProfile.DemoName}, which needs no account.").Error;
}

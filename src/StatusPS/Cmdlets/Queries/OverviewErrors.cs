using StatusPS.Engine.Errors;

namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors of Get-StatusOverview that are found before a request is sent.</summary>
internal static class OverviewErrors
{
    public static StatusError NoProfile() => StatusErrors.Profile(
        "There is no profile to query.",
        $"Store a profile with Set-StatusProfile, or try -Profile {StatusProfile.DemoName}, which needs no "
            + $"account.").Error;
}

using System.Globalization;
using StatusPS.Engine.Platforms.BlueKing;

namespace StatusPS.Engine.Services.Job;

/// <summary>The pages of JOB.</summary>
internal static class JobWebPage
{
    /// <summary>Returns the address of the page of a job instance; null when it is not known.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="jobInstanceId">The job instance.</param>
    public static string? GetAddress(BlueKingProfile profile, long jobInstanceId) =>
        BlueKingWebAddress.Get(profile, BlueKingWebAddress.Job) is { } site
            ? site + string.Create(CultureInfo.InvariantCulture, $"/api_execute/{jobInstanceId}") : null;
}

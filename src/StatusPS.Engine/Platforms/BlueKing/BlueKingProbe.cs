using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>Queries a job instance that may not exist.</summary>
internal sealed class BlueKingProbe : PlatformProbe
{
    private readonly JobQuery _query;
    private readonly JobKey _key;

    public BlueKingProbe(ProfileConnection connection, Action<string>? trace)
    {
        var profile = (BlueKingProfile)connection.Profile;
        _query = new JobQuery(connection, trace: trace);
        _key = new(profile.ScopeType ?? JobScopeType.Biz, profile.ScopeId ?? "1", 1);
        Address = profile.Api == BlueKingApi.Esb
            ? BlueKingAddress.Esb(profile, "jobv3")
            : BlueKingAddress.Gateway(profile, profile.JobGateway, "");
    }

    public override Uri Address { get; }

    /// <summary>
    /// Returns true for a missing job or scope, which JOB looks for after authentication. The ESB checks parameters
    /// before.
    /// </summary>
    public override bool ShowsSignIn(StatusError error) =>
        error.Kind == StatusErrorKind.NotFound && error.IsAboutKeys && error.Code is not null;

    public override Task SendAsync(CancellationToken cancellationToken) => _query.QueryAsync([_key], cancellationToken);
}

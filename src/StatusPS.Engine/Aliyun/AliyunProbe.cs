using StatusPS.Engine.Http;
using StatusPS.Engine.Profiles;

namespace StatusPS.Engine.Aliyun;

/// <summary>Asks DTS for a job that does not exist.</summary>
internal sealed class AliyunProbe : PlatformProbe
{
    private readonly DtsQuery _query;
    private readonly string? _region;

    public AliyunProbe(ProfileConnection connection, Action<string>? trace)
    {
        var profile = (AliyunProfile)connection.Profile;
        _query = new DtsQuery(connection, trace);
        _region = profile.RegionId;
        Address = DtsEndpoint.For(profile, _region);
    }

    public override Uri Address { get; }

    public override Task AskAsync(CancellationToken cancel) => _query.AskAsync([new(_region, "statusps-probe")], cancel);
}

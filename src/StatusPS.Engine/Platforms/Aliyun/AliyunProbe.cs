using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Queries a DTS job that does not exist.</summary>
internal sealed class AliyunProbe : PlatformProbe
{
    private readonly DtsQuery _query;
    private readonly string? _region;

    public AliyunProbe(ProfileConnection connection, Action<string>? trace)
    {
        var profile = (AliyunProfile)connection.Profile;
        _query = new DtsQuery(connection, trace);
        _region = profile.RegionId;
        Address = DtsEndpoint.GetAddress(profile, _region);
    }

    public override Uri Address { get; }

    public override Task SendAsync(CancellationToken cancellationToken) =>
        _query.QueryAsync([new(_region, "statusps-probe")], cancellationToken);
}

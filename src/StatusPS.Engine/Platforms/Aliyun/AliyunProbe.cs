using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>Queries a DTS job that does not exist.</summary>
internal sealed class AliyunProbe : PlatformProbe
{
    private readonly DtsQuery _query;
    private readonly string? _region;
    private readonly AliyunSigner _signer;
    private readonly Redaction _redaction;
    private readonly Action<string>? _trace;

    public AliyunProbe(ProfileConnection connection, Action<string>? trace)
    {
        var profile = (AliyunProfile)connection.Profile;
        _query = new DtsQuery(connection, trace);
        _region = profile.RegionId;
        _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);
        _redaction = connection.Redaction;
        _trace = trace;
        ObtainsKey = profile.RoleArn is not null || profile.CredentialSource != AliyunCredentialSource.AccessKey;
        Address = DtsEndpoint.GetAddress(profile, _region);
    }

    public override Uri Address { get; }

    public override bool ObtainsKey { get; }

    public override async Task<LocalizedText> ObtainKeyAsync(CancellationToken cancellationToken)
    {
        await _signer.PrepareAsync(_trace, cancellationToken);
        string source = _redaction.Redact(_signer.Credentials.Source.Description);
        return _signer.Credentials.ExpiresAt is { } end
            ? LocalizedText.From($"{source}; the key is valid until {end.LocalDateTime:yyyy-MM-dd HH:mm:ss}")
            : LocalizedText.From($"{source}; the key has no known end");
    }

    public override Task SendAsync(CancellationToken cancellationToken) =>
        _query.QueryAsync([new(_region, "statusps-probe")], cancellationToken);
}

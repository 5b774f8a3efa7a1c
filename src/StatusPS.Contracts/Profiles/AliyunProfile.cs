namespace StatusPS;

/// <summary>An Aliyun access key and the region it asks.</summary>
public sealed class AliyunProfile : StatusProfile
{
    internal const string AccessKeySecret = nameof(AccessKeySecret);
    internal const string SecurityToken = nameof(SecurityToken);

    internal AliyunProfile(string name) : base(name, StatusPlatform.Aliyun) { }

    /// <summary>The access key's id.</summary>
    public string? AccessKeyId => Text(nameof(AccessKeyId));

    /// <summary>The region used where a query names none.</summary>
    public string? RegionId => Text(nameof(RegionId));

    /// <summary>How requests are signed. Default: ACS3.</summary>
    public AliyunSignature SignatureVersion => Choice(nameof(SignatureVersion), AliyunSignature.Acs3);

    internal override string MainSecret => AccessKeySecret;

    internal override string IdName => nameof(AccessKeyId);

    private static readonly string[] Own = [AccessKeySecret, SecurityToken];

    private protected override ReadOnlySpan<string> OwnSecrets => Own;
}

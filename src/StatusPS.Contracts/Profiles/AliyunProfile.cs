namespace StatusPS;

/// <summary>A profile of Aliyun: an access key and a default region.</summary>
public sealed class AliyunProfile : StatusProfile
{
    internal const string AccessKeySecret = nameof(AccessKeySecret);
    internal const string SecurityToken = nameof(SecurityToken);

    internal AliyunProfile(string name) : base(name, StatusPlatform.Aliyun) { }

    /// <summary>Gets the ID of the access key.</summary>
    public string? AccessKeyId => Text(nameof(AccessKeyId));

    /// <summary>Gets the default region of queries; null when there is none.</summary>
    public string? RegionId => Text(nameof(RegionId));

    /// <summary>Gets the signature version. Default: ACS3.</summary>
    public AliyunSignature SignatureVersion => Choice(nameof(SignatureVersion), AliyunSignature.Acs3);

    internal override string MainSecret => AccessKeySecret;

    internal override string IdName => nameof(AccessKeyId);

    private protected override IReadOnlyList<string> OwnSecrets { get; } = [AccessKeySecret, SecurityToken];
}

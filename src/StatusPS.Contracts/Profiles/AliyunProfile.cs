using System.Globalization;

namespace StatusPS;

/// <summary>A profile of Aliyun: an access key, or the way to obtain a temporary one, and a default region.</summary>
public sealed class AliyunProfile : StatusProfile
{
    internal const string AccessKeySecret = nameof(AccessKeySecret);
    internal const string SecurityToken = nameof(SecurityToken);

    /// <summary>The value of <see cref="EcsRamRole"/> that means the role of the instance, by any name.</summary>
    internal const string AnyRole = "*";

    /// <summary>The name of the value with the end of a temporary key in a file, in Unix seconds.</summary>
    internal const string KeyExpiration = nameof(KeyExpiration);

    /// <summary>The name of the value with the policy that restricts an assumed role.</summary>
    internal const string RolePolicy = nameof(RolePolicy);

    /// <summary>The name of the value with the region of the security token service.</summary>
    internal const string StsRegion = nameof(StsRegion);

    /// <summary>The name of the value that selects the default endpoint: <c>vpc</c>; any other is public.</summary>
    internal const string EndpointType = nameof(EndpointType);

    internal AliyunProfile(string name) : base(name, StatusPlatform.Aliyun) { }

    /// <summary>Gets the ID of the access key.</summary>
    public string? AccessKeyId => Text(nameof(AccessKeyId));

    /// <summary>Gets the default region of queries; null when there is none.</summary>
    public string? RegionId => Text(nameof(RegionId));

    /// <summary>Gets the signature version. Default: ACS3.</summary>
    public AliyunSignature SignatureVersion => Choice(nameof(SignatureVersion), AliyunSignature.Acs3);

    /// <summary>Gets the ARN of the role that is assumed; null for none.</summary>
    public string? RoleArn => Text(nameof(RoleArn));

    /// <summary>Gets the name of the role's sessions, which ActionTrail shows; null for the default.</summary>
    public string? RoleSessionName => Text(nameof(RoleSessionName));

    /// <summary>Gets the external ID that the role's trust policy requires; null for none.</summary>
    public string? ExternalId => Text(nameof(ExternalId));

    /// <summary>Gets the validity of the role's keys, in seconds; null for 3600.</summary>
    public int? RoleDuration =>
        int.TryParse(Text(nameof(RoleDuration)), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? seconds : null;

    /// <summary>Gets the name of the profile whose credentials are used; null when there is none.</summary>
    public string? SourceProfile => Text(nameof(SourceProfile));

    /// <summary>
    /// Gets the role of the ECS instance whose keys are used; <c>*</c> for the one that is attached, null for none.
    /// </summary>
    public string? EcsRamRole => Text(nameof(EcsRamRole));

    /// <summary>Gets the ARN of the OpenID Connect provider; null when there is none.</summary>
    public string? OidcProviderArn => Text(nameof(OidcProviderArn));

    /// <summary>
    /// Gets the file with the provider's token, which is read for each new key; null when there is none.
    /// </summary>
    public string? OidcTokenFile => Text(nameof(OidcTokenFile));

    /// <summary>Gets the address that returns temporary keys; null when there is none.</summary>
    public string? CredentialsUri => Text(nameof(CredentialsUri));

    /// <summary>Gets whether the command of an External profile of the CLI may be run.</summary>
    public bool AllowExternalProcess => Flag(nameof(AllowExternalProcess));

    /// <summary>Gets the address of the security token service; null for that of the region.</summary>
    public string? StsEndpoint => Text(nameof(StsEndpoint));

    /// <summary>Gets the address of the metadata service; null for <c>http://100.100.100.200</c>.</summary>
    public string? MetadataEndpoint => Text(nameof(MetadataEndpoint));

    /// <summary>Gets the way in which the profile obtains its key.</summary>
    public AliyunCredentialSource CredentialSource =>
        SourceProfile is not null ? AliyunCredentialSource.Profile
        : OidcProviderArn is not null || OidcTokenFile is not null ? AliyunCredentialSource.Oidc
        : EcsRamRole is not null ? AliyunCredentialSource.EcsRamRole
        : CredentialsUri is not null ? AliyunCredentialSource.CredentialsUri
        : ProcessCommand is not null && AllowExternalProcess ? AliyunCredentialSource.ExternalProcess
        : CliMode is not null ? AliyunCredentialSource.CliSession
        : RoleArn is not null && AccessKeyId is null && !Has(AccessKeySecret) ? AliyunCredentialSource.DefaultChain
        : AliyunCredentialSource.AccessKey;

    /// <summary>Gets the local time at which the temporary key ends; null when none was obtained yet.</summary>
    public DateTime? CredentialExpiresAt { get; internal set; }

    internal override string MainSecret => AccessKeySecret;

    internal override string IdName => nameof(AccessKeyId);

    /// <inheritdoc/>
    internal override bool HasKey => base.HasKey || CredentialSource != AliyunCredentialSource.AccessKey;

    /// <summary>The CLI's mode, for a temporary key that the CLI renews; null for all others.</summary>
    internal string? CliMode { get; set; }

    /// <summary>The command of the CLI's mode External; null for all others. Never stored.</summary>
    internal string? ProcessCommand { get; set; }

    /// <summary>Returns environment variables.</summary>
    internal Func<string, string?> Environment { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    internal override IReadOnlyList<string?> UnlistedSettings => [CliMode, ProcessCommand];

    private protected override IReadOnlyList<string> OwnSecrets { get; } = [AccessKeySecret, SecurityToken];
}

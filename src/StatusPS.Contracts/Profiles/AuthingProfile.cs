namespace StatusPS;

/// <summary>A profile of Authing: a user pool and its access key.</summary>
public sealed class AuthingProfile : StatusProfile
{
    internal const string AccessKeySecret = nameof(AccessKeySecret);

    internal AuthingProfile(string name) : base(name, StatusPlatform.Authing) { }

    /// <summary>Gets the ID of the access key, which is that of the user pool.</summary>
    public string? AccessKeyId => Text(nameof(AccessKeyId));

    /// <summary>Gets the authentication method. Default: a management token.</summary>
    public AuthingAuthentication Authentication => Choice(nameof(Authentication), AuthingAuthentication.Token);

    /// <summary>Gets the tenant (<c>x-authing-tenant-id</c>); null when there is none.</summary>
    public string? TenantId => Text(nameof(TenantId));

    internal override string MainSecret => AccessKeySecret;

    internal override string IdName => nameof(AccessKeyId);

    private protected override IReadOnlyList<string> OwnSecrets { get; } = [AccessKeySecret];
}

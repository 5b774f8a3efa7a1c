namespace StatusPS;

/// <summary>An Authing user pool and its access key.</summary>
public sealed class AuthingProfile : StatusProfile
{
    internal const string AccessKeySecret = nameof(AccessKeySecret);

    internal AuthingProfile(string name) : base(name, StatusPlatform.Authing) { }

    /// <summary>The access key's id: the user pool's id.</summary>
    public string? AccessKeyId => Text(nameof(AccessKeyId));

    /// <summary>How the service is told who calls. Default: a management token.</summary>
    public AuthingAuthentication Authentication => Choice(nameof(Authentication), AuthingAuthentication.Token);

    /// <summary>The tenant (<c>x-authing-tenant-id</c>).</summary>
    public string? TenantId => Text(nameof(TenantId));

    internal override string MainSecret => AccessKeySecret;

    internal override string IdName => nameof(AccessKeyId);

    private static readonly string[] Own = [AccessKeySecret];

    private protected override ReadOnlySpan<string> OwnSecrets => Own;
}

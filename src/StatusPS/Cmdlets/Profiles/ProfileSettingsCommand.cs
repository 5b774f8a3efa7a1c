using System.Globalization;
using System.Management.Automation;
using System.Security;
using StatusPS.Completion;
using StatusPS.Engine.Profiles;
using StatusPS.Pipeline;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Base class of the cmdlets that set a profile's values, with one parameter set for each platform.</summary>
public abstract partial class ProfileSettingsCommand : StatusCommand
{
    private protected const string BlueKingSet = nameof(BlueKing);
    private protected const string AliyunSet = nameof(Aliyun);
    private protected const string AuthingSet = nameof(Authing);

    /// <summary>Selects the platform BlueKing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BlueKingSet)]
    public SwitchParameter BlueKing { get; set; }

    /// <summary>Selects the platform Aliyun.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AliyunSet)]
    public SwitchParameter Aliyun { get; set; }

    /// <summary>Selects the platform Authing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AuthingSet)]
    public SwitchParameter Authing { get; set; }

    /// <summary>The code of the app, if a vault or variable contains its secret.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [ValidateNotNullOrEmpty]
    public string? AppCode { get; set; }

    /// <summary>The ID of the access key or user pool, if a vault or variable contains its secret.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [ValidateNotNullOrEmpty]
    public string? AccessKeyId { get; set; }

    /// <summary>The entry point: API Gateway or ESB.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public BlueKingApi Api { get; set; }

    /// <summary>The version of the JOB API.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public JobApiVersion JobApiVersion { get; set; }

    /// <summary>An access token, which replaces app and user.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The user on whose behalf requests are sent.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? UserName { get; set; }

    /// <summary>The token of the user (<c>bk_token</c>).</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? UserToken { get; set; }

    /// <summary>The ticket of the user (<c>bk_ticket</c>), on sites that use it.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? UserTicket { get; set; }

    /// <summary>The tenant.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [AllowEmptyString]
    public string? TenantId { get; set; }

    /// <summary>The stage of the gateway.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? Stage { get; set; }

    /// <summary>The name of CMDB's gateway.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? CmdbGateway { get; set; }

    /// <summary>The name of JOB's gateway.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? JobGateway { get; set; }

    /// <summary>Uses the system APIs of JOB's gateway on behalf of -UserName.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SwitchParameter SystemApi { get; set; }

    /// <summary>The default scope type of queries.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The default scope ID of queries.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? ScopeId { get; set; }

    /// <summary>The address of JOB's web pages, for links in messages.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? WebAddress { get; set; }

    /// <summary>The token of temporary credentials.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    public SecureString? SecurityToken { get; set; }

    /// <summary>The default region of queries.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowEmptyString]
    public string? RegionId { get; set; }

    /// <summary>The signature version.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    public AliyunSignature SignatureVersion { get; set; }

    /// <summary>The authentication method: a management token, or a signature of every request.</summary>
    [Parameter(ParameterSetName = AuthingSet)]
    public AuthingAuthentication Authentication { get; set; }

    /// <summary>Gets the selected platform.</summary>
    private protected StatusPlatform Platform => Enum.Parse<StatusPlatform>(ParameterSetName);

    /// <summary>Sets the specified parameters in a profile and keeps its other values.</summary>
    /// <exception cref="StatusException">The parameters contradict each other, or a value is not valid.</exception>
    private protected void Fill(StatusProfile profile)
    {
        string? owner = profile.Reveal(profile.IdName);
        var sourceBefore = (profile as AliyunProfile)?.CredentialSource;
        foreach (var (name, value) in MyInvocation.BoundParameters)
        {
            string? text = value switch
            {
                SecureString secret => PlainText.Read(secret),
                SwitchParameter { IsPresent: var present } => present.ToString(),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                string path when IsPath(name) => FullPath(path),
                string plain => plain,
                _ => null,
            };
            if (text is not null && IsSetting(name)) profile.Set(name, text, Source);
        }
        FillTransport(profile);
        FillSecrets(profile);
        // The token of temporary credentials belongs to one key.
        bool isNewOwner = owner is not null && owner != profile.Reveal(profile.IdName);
        if (isNewOwner && SecurityToken is null && SecretKind != AliyunProfile.SecurityToken)
            profile.Set(AliyunProfile.SecurityToken, null, Source);
        if (profile is AliyunProfile aliyun) ReplaceCredentialSource(aliyun, sourceBefore!.Value);
        if (profile is BlueKingProfile) ReplaceAccessToken(profile);
        ProfileValidator.Validate(profile, HasCertificateFiles);
    }

    private static bool IsPath(string parameter) =>
        parameter is nameof(CaCertificate) or nameof(ClientCertificate) or nameof(ClientCertificateKey)
        or nameof(OidcTokenFile) or nameof(AccessTokenFile);

    private static bool IsSetting(string parameter) => IsPath(parameter) || parameter
        is nameof(Endpoint) or nameof(TimeoutSec) or nameof(MaxRetry) or nameof(MaxRequestsPerSecond)
        or nameof(Proxy) or nameof(NoProxy) or nameof(AllowHttp) or nameof(ClientCertificatePassword)
        or nameof(AppCode) or nameof(AccessKeyId)
        or nameof(Api) or nameof(JobApiVersion) or nameof(AccessToken) or nameof(UserName) or nameof(UserToken)
        or nameof(UserTicket)
        or nameof(TenantId) or nameof(Stage) or nameof(CmdbGateway) or nameof(JobGateway) or nameof(SystemApi)
        or nameof(ScopeType) or nameof(ScopeId) or nameof(WebAddress)
        or nameof(SecurityToken) or nameof(RegionId) or nameof(SignatureVersion) or nameof(Authentication)
        or nameof(RoleArn) or nameof(SourceProfile) or nameof(RoleSessionName) or nameof(ExternalId)
        or nameof(RoleDuration) or nameof(EcsRamRole) or nameof(OidcProviderArn) or nameof(CredentialsUri)
        or nameof(AllowExternalProcess) or nameof(StsEndpoint) or nameof(MetadataEndpoint);
}

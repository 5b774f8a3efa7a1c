using System.Globalization;
using System.Management.Automation;
using System.Security;
using StatusPS.Completion;
using StatusPS.Engine.Profiles;

namespace StatusPS.Commands.Profiles;

/// <summary>The parameters that make a profile, one set a platform, and how they become its values.</summary>
public abstract class ProfileSettingsCommand : ProfileTransportCommand
{
    private protected const string BlueKingSet = nameof(BlueKing);
    private protected const string AliyunSet = nameof(Aliyun);
    private protected const string AuthingSet = nameof(Authing);

    /// <summary>A profile of BlueKing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BlueKingSet)]
    public SwitchParameter BlueKing { get; set; }

    /// <summary>A profile of Aliyun.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AliyunSet)]
    public SwitchParameter Aliyun { get; set; }

    /// <summary>A profile of Authing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AuthingSet)]
    public SwitchParameter Authing { get; set; }

    /// <summary>The app's code, where a vault or a variable keeps its secret.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [ValidateNotNullOrEmpty]
    public string? AppCode { get; set; }

    /// <summary>The access key's or user pool's id, where a vault or a variable keeps its secret.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [ValidateNotNullOrEmpty]
    public string? AccessKeyId { get; set; }

    /// <summary>The API Gateway, or the ESB.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public BlueKingApi Api { get; set; }

    /// <summary>Which version of JOB is asked.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public JobApiVersion JobApiVersion { get; set; }

    /// <summary>An access token, in place of app and user.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The user on whose behalf is asked.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? UserName { get; set; }

    /// <summary>The user's token (bk_token).</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? UserToken { get; set; }

    /// <summary>The user's ticket (bk_ticket), on sites that have it.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SecureString? UserTicket { get; set; }

    /// <summary>The tenant.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [AllowEmptyString]
    public string? TenantId { get; set; }

    /// <summary>The gateway's stage.</summary>
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

    /// <summary>Asks the system APIs of JOB's gateway on behalf of -UserName.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    public SwitchParameter SystemApi { get; set; }

    /// <summary>The scope type used where a query names none.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The scope used where a query names none.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? ScopeId { get; set; }

    /// <summary>The address of JOB's web pages, so that a job that waits for a person can be told with its page.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? WebAddress { get; set; }

    /// <summary>The token of temporary credentials.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    public SecureString? SecurityToken { get; set; }

    /// <summary>The region used where a query names none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowEmptyString]
    public string? RegionId { get; set; }

    /// <summary>How requests are signed.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    public AliyunSignature SignatureVersion { get; set; }

    /// <summary>A management token, or a signature on every request.</summary>
    [Parameter(ParameterSetName = AuthingSet)]
    public AuthingAuthentication Authentication { get; set; }

    /// <summary>The platform that was named.</summary>
    private protected StatusPlatform Platform => Enum.Parse<StatusPlatform>(ParameterSetName);

    /// <summary>Puts every parameter that was given into a profile; those that were not leave it as it is.</summary>
    /// <exception cref="StatusException">They contradict each other, or one can't be.</exception>
    private protected void Fill(StatusProfile profile)
    {
        string? owner = profile.Reveal(profile.IdName);
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
        // The token of temporary credentials is that of one key: with another it would only be refused.
        if (owner is not null && owner != profile.Reveal(profile.IdName) && SecurityToken is null && SecretKind != AliyunProfile.SecurityToken)
            profile.Set(AliyunProfile.SecurityToken, null, Source);
        ProfileValidator.Validate(profile, HasCertificateFiles);
    }

    private static bool IsPath(string parameter) => parameter is nameof(CaCertificate) or nameof(ClientCertificate) or nameof(ClientCertificateKey);

    private static bool IsSetting(string parameter) => IsPath(parameter) || parameter
        is nameof(Endpoint) or nameof(TimeoutSec) or nameof(MaxRetry) or nameof(Proxy) or nameof(NoProxy) or nameof(AllowHttp)
        or nameof(ClientCertificatePassword) or nameof(AppCode) or nameof(AccessKeyId)
        or nameof(Api) or nameof(JobApiVersion) or nameof(AccessToken) or nameof(UserName) or nameof(UserToken) or nameof(UserTicket)
        or nameof(TenantId) or nameof(Stage) or nameof(CmdbGateway) or nameof(JobGateway) or nameof(SystemApi)
        or nameof(ScopeType) or nameof(ScopeId) or nameof(WebAddress)
        or nameof(SecurityToken) or nameof(RegionId) or nameof(SignatureVersion) or nameof(Authentication);
}

using System.Globalization;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using StatusPS.Completion;
using StatusPS.Engine.Failures;

namespace StatusPS.Commands;

/// <summary>The parameters that make a profile, one set a platform, and how they become its values.</summary>
public abstract class ProfileSettingsCommand : StatusCommand
{
    private protected const string BlueKingSet = nameof(BlueKing);
    private protected const string AliyunSet = nameof(Aliyun);
    private protected const string AuthingSet = nameof(Authing);
    private const string Source = "Parameter";

    /// <summary>A profile of BlueKing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BlueKingSet)]
    public SwitchParameter BlueKing { get; set; }

    /// <summary>A profile of Aliyun.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AliyunSet)]
    public SwitchParameter Aliyun { get; set; }

    /// <summary>A profile of Authing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AuthingSet)]
    public SwitchParameter Authing { get; set; }

    /// <summary>App code and app secret, access key id and secret, or user pool id and secret.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The service's base address.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [AllowEmptyString]
    public string? Endpoint { get; set; }

    /// <summary>The longest that one try of a request may take, in seconds.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; }

    /// <summary>How often a request is tried again after a passing failure.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [ValidateRange(0, 20)]
    public int MaxRetry { get; set; }

    /// <summary>The proxy.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    [AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>Allows plain http beyond this machine.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [Parameter(ParameterSetName = AliyunSet)]
    [Parameter(ParameterSetName = AuthingSet)]
    public SwitchParameter AllowHttp { get; set; }

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

    /// <summary>The scope type used where a query names none.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [ValidateSet(JobScopeType.Biz, JobScopeType.BizSet, JobScopeType.TenantSet)]
    public string? ScopeType { get; set; }

    /// <summary>The scope used where a query names none.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? ScopeId { get; set; }

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
    private protected void Fill(StatusProfile profile)
    {
        foreach (var (name, value) in MyInvocation.BoundParameters)
        {
            string? text = value switch
            {
                SecureString secret => Clear(secret),
                SwitchParameter { IsPresent: var present } => present.ToString(),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                string plain => plain,
                _ => null,
            };
            if (text is not null && IsSetting(name)) profile.Set(name, text, Source);
        }
        if (Credential is not { } credential) return;
        var (id, secretName) = profile.Platform == StatusPlatform.BlueKing
            ? (nameof(BlueKingProfile.AppCode), BlueKingProfile.AppSecret)
            : (nameof(AliyunProfile.AccessKeyId), AliyunProfile.AccessKeySecret);
        profile.Set(id, credential.UserName.TrimStart('\\'), Source);
        profile.Set(secretName, Clear(credential.Password), Source);
    }

    /// <summary>Refuses a name that would hide the built-in profile or could not be written in <c>STATUSPS_PROFILE</c>.</summary>
    private protected void CheckName(string name)
    {
        if (!string.Equals(name, StatusProfile.DemoName, StringComparison.OrdinalIgnoreCase)
            && name.Trim() == name && name.Length is > 0 and <= 100 && name.IndexOfAny([',', ';', '*', '?', '[', ']']) < 0 && !name.Any(char.IsControl)) return;
        ThrowTerminating(StatusErrors.Profile(
            $"'{name}' can't be a profile's name.",
            "Choose another: not 'demo', without commas, semicolons, wildcards, or spaces at its ends.").Error, name);
    }

    private static bool IsSetting(string parameter) => parameter
        is nameof(Endpoint) or nameof(TimeoutSec) or nameof(MaxRetry) or nameof(Proxy) or nameof(AllowHttp)
        or nameof(Api) or nameof(JobApiVersion) or nameof(AccessToken) or nameof(UserName) or nameof(UserToken) or nameof(UserTicket)
        or nameof(TenantId) or nameof(Stage) or nameof(CmdbGateway) or nameof(JobGateway) or nameof(ScopeType) or nameof(ScopeId)
        or nameof(SecurityToken) or nameof(RegionId) or nameof(SignatureVersion) or nameof(Authentication);

    private static string Clear(SecureString secret)
    {
        nint text = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(text, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }
}

using System.Management.Automation;
using StatusPS.Completion;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets.Profiles;

/// <content>
/// The parameters for temporary keys: where they come from, and the role that is assumed. None of them is a secret.
/// </content>
public abstract partial class ProfileSettingsCommand
{
    /// <summary>The ARN of the role to assume; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? RoleArn { get; set; }

    /// <summary>The profile whose credentials are used, for example to assume the role; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [ArgumentCompleter(typeof(SourceProfileCompleter))]
    [AllowEmptyString]
    public string? SourceProfile { get; set; }

    /// <summary>The name of the role's sessions in ActionTrail; empty for the default.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? RoleSessionName { get; set; }

    /// <summary>The external ID that the role's trust policy requires; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? ExternalId { get; set; }

    /// <summary>The validity of the role's keys: seconds, a TimeSpan, or a text such as 1h.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(900, 43200)]
    public int RoleDuration { get; set; }

    /// <summary>The role of the ECS instance; <c>*</c> for the attached one, empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? EcsRamRole { get; set; }

    /// <summary>The ARN of the OpenID Connect provider; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? OidcProviderArn { get; set; }

    /// <summary>The file with the provider's token; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? OidcTokenFile { get; set; }

    /// <summary>The address that returns temporary keys; empty for none.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? CredentialsUri { get; set; }

    /// <summary>Allows running the command of an External profile of the CLI that -SourceProfile names.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    public SwitchParameter AllowExternalProcess { get; set; }

    /// <summary>The address of the security token service; empty for the default.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? StsEndpoint { get; set; }

    /// <summary>The address of the metadata service; empty for the default.</summary>
    [Parameter(ParameterSetName = AliyunSet)]
    [AllowEmptyString]
    public string? MetadataEndpoint { get; set; }

    /// <summary>The file with the access token, which another process renews; empty for none.</summary>
    [Parameter(ParameterSetName = BlueKingSet)]
    [AllowEmptyString]
    public string? AccessTokenFile { get; set; }

    // The settings and secrets of each source. The first is that of a key of the profile itself.
    private static readonly string[][] CredentialSources =
    [
        [
            nameof(AliyunProfile.AccessKeyId), AliyunProfile.AccessKeySecret, AliyunProfile.SecurityToken,
            AliyunProfile.KeyExpiration,
        ],
        [nameof(AliyunProfile.SourceProfile)],
        [nameof(AliyunProfile.OidcProviderArn), nameof(AliyunProfile.OidcTokenFile)],
        [nameof(AliyunProfile.EcsRamRole)],
        [nameof(AliyunProfile.CredentialsUri)],
    ];

    private static readonly string[] RoleSettings =
    [
        nameof(AliyunProfile.RoleArn), nameof(AliyunProfile.RoleSessionName), nameof(AliyunProfile.ExternalId),
        nameof(AliyunProfile.RoleDuration), AliyunProfile.RolePolicy,
    ];

    /// <summary>Removes the sources of a key that the specified one replaces.</summary>
    /// <param name="profile">The profile, with the values of the parameters.</param>
    /// <param name="before">The source before the parameters were applied.</param>
    /// <exception cref="StatusException">The parameters specify more than one source.</exception>
    private void ReplaceCredentialSource(AliyunProfile profile, AliyunCredentialSource before)
    {
        (string Parameter, string[] Settings)[] chosen = [.. GetSpecifiedSources().DistinctBy(one => one.Settings)];
        if (chosen.Length > 1)
        {
            throw Contradiction(
                $"The parameters specify more than one source of the key: "
                    + $"{string.Join(", ", chosen.Select(one => one.Parameter))}.",
                "Specify only one of them.");
        }
        if (RoleArn?.Length == 0) Clear(profile, RoleSettings);
        if (chosen is not [var source]) return;
        foreach (string[] other in CredentialSources.Where(other => other != source.Settings)) Clear(profile, other);
        if (source.Settings == CredentialSources[0] && Credential is not null)
            Clear(profile, AliyunProfile.KeyExpiration);
        // The role of an OIDC token can be assumed with the token alone.
        if (before == AliyunCredentialSource.Oidc && before != profile.CredentialSource && RoleArn is null)
            Clear(profile, RoleSettings);
        // The permission applies to the command of one profile.
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(AllowExternalProcess)))
            Clear(profile, nameof(AliyunProfile.AllowExternalProcess));
    }

    private IEnumerable<(string Parameter, string[] Settings)> GetSpecifiedSources()
    {
        bool isKeyKeptElsewhere = ExternalProtection is not null
            && SecretKind is null or AliyunProfile.AccessKeySecret or AliyunProfile.SecurityToken;
        if (Credential is not null) yield return ("-Credential", CredentialSources[0]);
        else if (AccessKeyId is not null) yield return ("-AccessKeyId", CredentialSources[0]);
        else if (SecurityToken is not null) yield return ("-SecurityToken", CredentialSources[0]);
        else if (isKeyKeptElsewhere)
            yield return (SecretVariable is null ? "-SecretName" : "-SecretVariable", CredentialSources[0]);
        if (SourceProfile is { Length: > 0 }) yield return ("-SourceProfile", CredentialSources[1]);
        if (OidcProviderArn is { Length: > 0 }) yield return ("-OidcProviderArn", CredentialSources[2]);
        if (OidcTokenFile is { Length: > 0 }) yield return ("-OidcTokenFile", CredentialSources[2]);
        if (EcsRamRole is { Length: > 0 }) yield return ("-EcsRamRole", CredentialSources[3]);
        if (CredentialsUri is { Length: > 0 }) yield return ("-CredentialsUri", CredentialSources[4]);
    }

    /// <summary>Removes the access token, or the file with it, that the specified one replaces.</summary>
    /// <exception cref="StatusException">The parameters specify both.</exception>
    private void ReplaceAccessToken(StatusProfile profile)
    {
        bool hasToken = AccessToken is not null
            || (ExternalProtection is not null && SecretKind == BlueKingProfile.AccessToken);
        bool hasFile = AccessTokenFile is { Length: > 0 };
        if (hasToken && hasFile)
        {
            throw Contradiction(
                "-AccessTokenFile contains the access token, but other parameters specify it too.",
                "Specify the access token in one way only.");
        }
        if (hasToken) Clear(profile, nameof(BlueKingProfile.AccessTokenFile));
        if (hasFile) Clear(profile, BlueKingProfile.AccessToken);
    }
}

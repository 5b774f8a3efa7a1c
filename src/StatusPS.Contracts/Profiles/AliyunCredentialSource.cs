namespace StatusPS;

/// <summary>The ways in which a profile of Aliyun obtains the key that signs its requests.</summary>
public enum AliyunCredentialSource
{
    /// <summary>An access key of the profile itself, or a temporary key that nothing renews.</summary>
    AccessKey,

    /// <summary>The credentials of another profile.</summary>
    Profile,

    /// <summary>
    /// The credentials that Aliyun's SDKs find by themselves: the environment, or a file of its tools.
    /// </summary>
    DefaultChain,

    /// <summary>A role, for the token of an OpenID Connect provider.</summary>
    Oidc,

    /// <summary>The role of the ECS instance, from its metadata service.</summary>
    EcsRamRole,

    /// <summary>An address that returns temporary keys.</summary>
    CredentialsUri,

    /// <summary>The temporary key that the official CLI keeps, and that a command of the CLI renews.</summary>
    CliSession,

    /// <summary>A command of the official CLI's file that prints a key.</summary>
    ExternalProcess,
}

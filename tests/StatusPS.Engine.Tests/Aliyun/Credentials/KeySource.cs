namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>The sources of keys that the emulator has.</summary>
public enum KeySource
{
    /// <summary>A role, assumed with a lasting key.</summary>
    Role,

    /// <summary>A role whose trust policy requires an external ID.</summary>
    ExternalRole,

    /// <summary>A role, assumed with the key of another role.</summary>
    Chain,

    /// <summary>A role for an OIDC token.</summary>
    Oidc,

    /// <summary>The role of an ECS instance.</summary>
    Instance,

    /// <summary>A role, assumed with the key of the instance's role.</summary>
    InstanceAndRole,

    /// <summary>A credentials URI.</summary>
    CredentialsUri,
}

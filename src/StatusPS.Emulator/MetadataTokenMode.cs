namespace StatusPS.Emulator;

/// <summary>The use of a token by the metadata service of ECS, which is set for each instance.</summary>
public enum MetadataTokenMode
{
    /// <summary>Requests are accepted with a valid token and without a token.</summary>
    Optional,

    /// <summary>Requests without a token are rejected: the hardened mode, also named v2.</summary>
    Required,

    /// <summary>There are no tokens: an old instance, also named v1.</summary>
    Unsupported,
}

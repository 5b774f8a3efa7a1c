namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A key as its source returned it.</summary>
/// <param name="Credential">The key.</param>
/// <param name="Lifetime">The time for which it is valid from now on; null when that is not known.</param>
internal sealed record ObtainedCredential(AliyunCredential Credential, TimeSpan? Lifetime)
{
    /// <inheritdoc/>
    public override string ToString() => Credential.ToString();
}

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>An access key, with the token of a temporary key.</summary>
/// <param name="Id">The ID of the key.</param>
/// <param name="Secret">The secret of the key.</param>
/// <param name="Token">The token of a temporary key; null for a lasting key.</param>
/// <param name="ExpiresAt">The end of a temporary key; null when it is not known.</param>
internal sealed record AliyunCredential(string Id, string Secret, string? Token, DateTimeOffset? ExpiresAt = null)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>The way to obtain a key. <see cref="CredentialProvider"/> keeps the key and renews it.</summary>
internal abstract class CredentialSource
{
    /// <summary>The source in a few words, with the values that identify it, for people. Without secrets.</summary>
    public abstract LocalizedText Description { get; }

    /// <summary>Obtains a key.</summary>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">There is no key.</exception>
    public abstract Task<ObtainedCredential> ObtainAsync(Action<string>? trace, CancellationToken cancellationToken);

    /// <summary>Reads the key from where it is kept; null for a source that has to send a request for it.</summary>
    /// <exception cref="StatusException">The key cannot be read, or is incomplete.</exception>
    public virtual ObtainedCredential? Read() => null;
}

using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>An address that returns temporary keys, usually of a helper on this machine.</summary>
/// <param name="connection">The connection of the profile.</param>
internal sealed class CredentialsUriSource(ProfileConnection connection) : RequestedCredentialSource(connection)
{
    // The metadata service is never asked through a proxy.
    private readonly ProfileConnection _connection =
        CredentialAddress.IsMetadataService(CredentialAddress.GetCredentialsUri((AliyunProfile)connection.Profile))
            ? EcsRamRoleSource.CreateConnection(connection) : connection;

    public override LocalizedText Description => LocalizedText.From($"credentials URI {PublicAddress}");

    protected override LocalizedText Subject => LocalizedText.From($"credentials URI {PublicAddress}");

    // Without the query, which may have a secret.
    private string PublicAddress => CredentialAddress.GetCredentialsUri(Profile).GetLeftPart(UriPartial.Path);

    protected override Task<ObtainedCredential> RequestAsync(
        Action<string>? trace, CancellationToken cancellationToken) =>
        _connection.SendAsync(
            new CredentialsUriRequest(Connection, CredentialAddress.GetCredentialsUri(Profile)),
            trace, cancellationToken);

    protected override LocalizedText? GetAdvice(StatusError error) => error.Kind switch
    {
        StatusErrorKind.Untrusted => null,
        _ => "Check that the address of -CredentialsUri (ALIBABA_CLOUD_CREDENTIALS_URI) returns a key, and that its "
            + "service runs.",
    };
}

using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// A role for the token of an OpenID Connect provider: of a pod in ACK, or of a CI service. The platform renews the
/// file with the token, so it is read for each new key.
/// </summary>
/// <param name="connection">The connection of the profile.</param>
internal sealed class OidcRoleSource(ProfileConnection connection) : RequestedCredentialSource(connection)
{
    private string? _token;

    public override LocalizedText Description =>
        LocalizedText.From($"role {Profile.RoleArn}, for the OIDC token in {Profile.OidcTokenFile}");

    protected override LocalizedText Subject => LocalizedText.From($"role {Profile.RoleArn}");

    protected override async Task PrepareAsync(Action<string>? trace, CancellationToken cancellationToken)
    {
        string token = await TokenFile.ReadAsync(
            Profile.OidcTokenFile!, Profile.Name, Connection.Time, cancellationToken);
        Connection.Redaction.Add(token);
        _token = token;
    }

    protected override Task<ObtainedCredential> RequestAsync(
        Action<string>? trace, CancellationToken cancellationToken) =>
        Connection.SendAsync(new OidcRoleRequest(Connection, _token!), trace, cancellationToken);

    protected override LocalizedText? GetAdvice(StatusError error) => error.Kind switch
    {
        StatusErrorKind.PermissionDenied =>
            "Let the role's trust policy name the OIDC provider, and the issuer, audience and subject of the token.",
        StatusErrorKind.NotFound => "Check the ARNs of the role and of the OIDC provider.",
        StatusErrorKind.InvalidRequest or StatusErrorKind.Authentication => LocalizedText.From(
            $"Check that {Profile.OidcTokenFile} has a current token of {Profile.OidcProviderArn}, with an audience "
                + $"that the provider accepts."),
        _ => null,
    };
}

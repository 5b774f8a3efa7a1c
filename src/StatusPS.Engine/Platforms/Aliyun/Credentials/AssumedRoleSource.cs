using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A role that is assumed with another key.</summary>
/// <param name="connection">The connection of the profile.</param>
/// <param name="baseKey">The provider of the other key.</param>
internal sealed class AssumedRoleSource(ProfileConnection connection, CredentialProvider baseKey)
    : RequestedCredentialSource(connection)
{
    public override LocalizedText Description =>
        LocalizedText.From($"role {Profile.RoleArn}, assumed with: {baseKey.Source.Description}");

    protected override LocalizedText Subject => LocalizedText.From($"role {Profile.RoleArn}");

    protected override async Task PrepareAsync(Action<string>? trace, CancellationToken cancellationToken) =>
        await baseKey.GetAsync(trace, cancellationToken);

    protected override Task<ObtainedCredential> RequestAsync(
        Action<string>? trace, CancellationToken cancellationToken) =>
        Connection.SendAsync(new AssumeRoleRequest(Connection, baseKey, trace), trace, cancellationToken);

    protected override LocalizedText? GetAdvice(StatusError error) => error.Kind switch
    {
        StatusErrorKind.PermissionDenied =>
            "Grant the caller the permission sts:AssumeRole for the role, and name the caller in the role's trust "
                + "policy.",
        StatusErrorKind.NotFound => "Check -RoleArn: the account has no such role.",
        StatusErrorKind.InvalidRequest =>
            "Check -RoleArn, -RoleSessionName, -ExternalId and -RoleDuration, which the role's maximum session "
                + "duration limits.",
        StatusErrorKind.Authentication => LocalizedText.From(
            $"Check the key that the role is assumed with: {baseKey.Source.Description}."),
        _ => null,
    };
}

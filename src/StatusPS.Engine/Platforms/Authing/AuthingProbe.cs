using StatusPS.Engine.Profiles;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>
/// Requests the first sync job of a task that may not exist. By then a token was issued for the access key. A signed
/// request has none: if it is refused, the list of tasks has to succeed as well.
/// </summary>
internal sealed class AuthingProbe(ProfileConnection connection, Action<string>? trace) : PlatformProbe
{
    private readonly AuthingSession _session = AuthingPlatformDescriptor.Instance.GetSession(connection);

    public override Uri Address => _session.Host;

    public override async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(
                new AuthingJobsRequest(_session, syncTaskId: 1, trigger: null, page: 1, pageSize: 1, trace),
                trace, cancellationToken);
        }
        catch (StatusException failure) when (failure.Error.IsAboutKeys
            && _session.Profile.Authentication == AuthingAuthentication.Signature)
        {
            try
            {
                await connection.SendAsync(new AuthingTasksRequest(_session, 1, trace), trace, cancellationToken);
            }
            catch (StatusException refusal) when (refusal.Error.IsAboutKeys)
            {
                throw new StatusException(NotAboutKeys(refusal.Error));
            }
        }
    }

    private static StatusError NotAboutKeys(StatusError error) => new()
    {
        Kind = error.Kind,
        Message = error.Message,
        RecommendedAction = error.RecommendedAction,
        Code = error.Code,
        HttpStatus = error.HttpStatus,
        RequestId = error.RequestId,
    };
}

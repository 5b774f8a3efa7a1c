using StatusPS.Engine.Errors;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>A source that sends requests for temporary keys.</summary>
/// <param name="connection">The connection of the profile.</param>
internal abstract class RequestedCredentialSource(ProfileConnection connection) : CredentialSource
{
    /// <summary>The connection of the profile.</summary>
    protected ProfileConnection Connection => connection;

    /// <summary>The profile.</summary>
    protected AliyunProfile Profile { get; } = (AliyunProfile)connection.Profile;

    /// <summary>The owner of the key in messages, such as a role.</summary>
    protected abstract LocalizedText Subject { get; }

    public override async Task<ObtainedCredential> ObtainAsync(
        Action<string>? trace, CancellationToken cancellationToken)
    {
        await PrepareAsync(trace, cancellationToken);
        try
        {
            return await RequestAsync(trace, cancellationToken);
        }
        catch (StatusException failure)
        {
            throw CreateError(failure.Error);
        }
    }

    /// <summary>Obtains what the request needs. Its failures are not those of this source.</summary>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    protected virtual Task PrepareAsync(Action<string>? trace, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Requests a key.</summary>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The request failed.</exception>
    protected abstract Task<ObtainedCredential> RequestAsync(
        Action<string>? trace, CancellationToken cancellationToken);

    /// <summary>Returns what to do about a failure; null for the error's own recommendation.</summary>
    /// <param name="error">The failure of the request, with the kind that its response has.</param>
    protected abstract LocalizedText? GetAdvice(StatusError error);

    // The keys of a query are never the cause, so the queries of a failed batch are not repeated one by one.
    private StatusException CreateError(StatusError error) => new(new StatusError
    {
        Kind = error.Kind is StatusErrorKind.NotFound or StatusErrorKind.InvalidRequest
            ? StatusErrorKind.Authentication : error.Kind,
        Message = Redaction.SanitizeControlCharacters(
            LocalizedText.From($"No temporary key for {Subject}: {error.Message}")),
        RecommendedAction = GetAdvice(error) ?? error.RecommendedAction,
        Code = error.Code,
        HttpStatus = error.HttpStatus,
        RequestId = error.RequestId,
        RetryAfter = error.RetryAfter,
        Permission = error.Permission,
    });
}

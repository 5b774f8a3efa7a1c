using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>A request to a service of BlueKing, which is sent once more if the site renewed the access token.</summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
/// <param name="caller">The session of the profile.</param>
internal abstract class BlueKingRequest<TResponse>(BlueKingSession caller) : ApiRequest<TResponse>
{
    private string? _sentToken;

    /// <summary>The session of the profile.</summary>
    protected BlueKingSession Caller => caller;

    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await caller.Token.PrepareAsync(cancellationToken);
        _sentToken = caller.Token.Text;
    }

    public override bool Renew() => caller.Token.Renew(_sentToken);
}

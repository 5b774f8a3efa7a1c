namespace StatusPS.Engine.Transport;

/// <summary>A failure that might pass, but for which the request has no time left.</summary>
internal sealed class FinalFailure(StatusException failure) : Exception
{
    public StatusException Failure { get; } = failure;
}

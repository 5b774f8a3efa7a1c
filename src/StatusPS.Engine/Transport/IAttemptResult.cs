namespace StatusPS.Engine.Transport;

/// <summary>The result of an attempt without its response, as the retry strategies read it.</summary>
internal interface IAttemptResult
{
    /// <summary>The error of a failed attempt; null when the attempt succeeded.</summary>
    StatusError? Error { get; }

    /// <summary>True if the failure is transient and there is time for another attempt.</summary>
    bool CanRetry { get; }
}

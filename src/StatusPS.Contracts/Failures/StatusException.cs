namespace StatusPS;

/// <summary>An exception that carries a <see cref="StatusError"/>.</summary>
#pragma warning disable CA1032 // Without its error, an exception of this type would carry no information.
public sealed class StatusException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">The failure.</param>
    public StatusException(StatusError error) : base(error?.Message) => Error = error!;

    /// <summary>Gets the failure.</summary>
    public StatusError Error { get; }

    // An error that passes a file or a session keeps the simple properties of its exception, and only the text of
    // Error.

    /// <summary>Gets the name of the profile of the query that failed; null when it is not known.</summary>
    public string? Profile => Error.Profile;

    /// <summary>
    /// Gets the names of the services whose query failed, separated by commas; empty when they are not known.
    /// </summary>
    public string Services => string.Join(',', Error.Services);

    /// <summary>Gets the platform's error code; null when there is none.</summary>
    public string? Code => Error.Code;

    /// <summary>Gets the HTTP status; null when no response was received.</summary>
    public int? HttpStatus => Error.HttpStatus;

    /// <summary>Gets the service's ID of the request; null when it returned none.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>Gets the time of the failure, in UTC; null when it is not known.</summary>
    public DateTime? OccurredAt => Error.OccurredAt;
}

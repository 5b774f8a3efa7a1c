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
}

namespace StatusPS;

/// <summary>Carries a <see cref="StatusError"/>.</summary>
#pragma warning disable CA1032 // An exception of this type without its error would say nothing.
public sealed class StatusException : Exception
#pragma warning restore CA1032
{
    /// <summary>Makes one.</summary>
    /// <param name="error">The failure.</param>
    public StatusException(StatusError error) : base(error?.Message) => Error = error!;

    /// <summary>The failure.</summary>
    public StatusError Error { get; }
}

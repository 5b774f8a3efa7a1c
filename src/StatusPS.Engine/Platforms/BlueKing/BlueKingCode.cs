namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>The meaning of one failure code.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="IsAboutAddress">True if no key of the request is to blame: another key would be refused too.</param>
internal readonly record struct BlueKingCode(StatusErrorKind Kind, bool IsAboutAddress = false)
{
    public static implicit operator BlueKingCode(StatusErrorKind kind) => new(kind);
}

namespace StatusPS;

/// <summary>A value of a profile with its source. The value may be a secret, so its text is never displayed.</summary>
internal sealed class ProfileValue
{
    private readonly Lazy<string> _text;
    private readonly Func<string>? _read;

    public ProfileValue(string text, string source)
    {
        _text = new(text);
        Source = source;
    }

    public ProfileValue(Func<string> text, string source)
    {
        _text = new(text, LazyThreadSafetyMode.PublicationOnly);
        _read = text;
        Source = source;
    }

    public string Text => _text.Value;

    public string Source { get; }

    /// <summary>The protection of the value; null when it is that of the profile.</summary>
    public string? Protection { get; init; }

    /// <summary>The external secret that is read on use; null for a value in memory or in the store.</summary>
    public SecretReference? Reference { get; init; }

    /// <summary>The name of the encrypted value in the store; null when it is not stored.</summary>
    public string? Box { get; init; }

    /// <summary>Copies the value with another source.</summary>
    public ProfileValue From(string source) => new(Reference is null || _read is null ? () => Text : _read, source)
    {
        Protection = Protection,
        Reference = Reference,
        Box = Box,
    };

    /// <summary>Returns the current text if it is kept elsewhere; otherwise <see cref="Text"/>.</summary>
    public string ReadAgain() => Reference is not null && _read is not null ? _read() : Text;

    public override string ToString() => Source;
}

namespace StatusPS;

/// <summary>One value of a profile and where it came from. Its text may be a secret: nothing here shows it.</summary>
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

    /// <summary>What protects it where it lies; null: the same as all of the profile.</summary>
    public string? Protection { get; init; }

    /// <summary>Where it is fetched from at its use; null: it is at hand, or in the store.</summary>
    public SecretReference? Reference { get; init; }

    /// <summary>Under what it lies in the store; null: it does not.</summary>
    public string? Box { get; init; }

    /// <summary>The same value, said to come from elsewhere.</summary>
    public ProfileValue From(string source) => new(Reference is null || _read is null ? () => Text : _read, source) { Protection = Protection, Reference = Reference, Box = Box };

    /// <summary>Returns the text as it is now where it is kept elsewhere; otherwise <see cref="Text"/>.</summary>
    public string ReadAnew() => Reference is not null && _read is not null ? _read() : Text;

    public override string ToString() => Source;
}

namespace StatusPS;

/// <summary>One value of a profile and where it came from. Its text may be a secret: nothing here shows it.</summary>
internal sealed class ProfileValue
{
    private readonly Lazy<string> _text;

    public ProfileValue(string text, string source)
    {
        _text = new(text);
        Source = source;
    }

    public ProfileValue(Func<string> text, string source)
    {
        _text = new(text, LazyThreadSafetyMode.PublicationOnly);
        Source = source;
    }

    public string Text => _text.Value;

    public string Source { get; }

    public override string ToString() => Source;
}

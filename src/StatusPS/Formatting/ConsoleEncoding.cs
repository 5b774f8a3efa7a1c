using System.Text;

namespace StatusPS.Formatting;

/// <summary>
/// Sets the encoding of the console to UTF-8 for a time. On Windows it is often an OEM code page, which has no Chinese
/// characters or no table lines.
/// </summary>
/// <param name="get">Gets the encoding.</param>
/// <param name="set">Sets the encoding.</param>
internal sealed class ConsoleEncoding(Func<Encoding> get, Action<Encoding> set) : IDisposable
{
    private Encoding? _previous;

    /// <summary>Creates the encoding of this process's console.</summary>
    public ConsoleEncoding() : this(static () => Console.OutputEncoding, static value => Console.OutputEncoding = value)
    {
    }

    /// <summary>Sets UTF-8, unless the console has it already, or refuses it.</summary>
    public void SetUtf8()
    {
        var current = get();
        if (current.CodePage == Encoding.UTF8.CodePage) return;
        try
        {
            set(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            _previous = current;
        }
        catch (IOException)
        {
            // The console remains usable, with ? for the other characters.
        }
    }

    /// <summary>Restores the encoding.</summary>
    public void Dispose()
    {
        if (_previous is not { } previous) return;
        _previous = null;
        try
        {
            set(previous);
        }
        catch (IOException)
        {
            // The console was closed meanwhile.
        }
    }
}

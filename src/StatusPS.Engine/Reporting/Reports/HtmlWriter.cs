using System.Text;

namespace StatusPS.Engine.Reporting.Reports;

/// <summary>
/// Writes HTML elements. Encodes every text and every attribute, so that no text can become markup. Names of elements
/// and attributes are constants of the code.
/// </summary>
/// <param name="output">The writer of the file.</param>
internal sealed class HtmlWriter(TextWriter output)
{
    private readonly Stack<string> _open = [];

    /// <summary>Begins an element.</summary>
    /// <param name="name">The name of the element.</param>
    /// <param name="attributes">The attributes; one whose value is null is left out.</param>
    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(name, attributes);
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public HtmlWriter Close()
    {
        output.Write("</");
        output.Write(_open.Pop());
        output.Write('>');
        return this;
    }

    /// <summary>Writes an element that has no content and no end, such as <c>meta</c>.</summary>
    /// <param name="name">The name of the element.</param>
    /// <param name="attributes">The attributes.</param>
    public HtmlWriter Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(name, attributes);
        return this;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text; null writes nothing.</param>
    public HtmlWriter Text(string? text)
    {
        output.Write(Encode(text));
        return this;
    }

    /// <summary>Writes an element with a text.</summary>
    /// <param name="name">The name of the element.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">The attributes.</param>
    public HtmlWriter Element(
        string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(name, attributes).Text(text).Close();

    /// <summary>Writes a line break, for people who read the source.</summary>
    public HtmlWriter Line()
    {
        output.Write('\n');
        return this;
    }

    /// <summary>Writes the content of a style or script element as it stands.</summary>
    /// <param name="content">A constant of the code, or JSON in which no character ends the element.</param>
    public HtmlWriter Verbatim(string content)
    {
        output.Write(content);
        return this;
    }

    /// <summary>Returns a text without control characters, with the characters of markup as entities.</summary>
    /// <param name="text">The text.</param>
    public static string Encode(string? text)
    {
        string clean = ReportText.Clean(text);
        if (clean.AsSpan().IndexOfAny("<>&\"'") < 0) return clean;
        var encoded = new StringBuilder(clean.Length + 16);
        foreach (char letter in clean)
        {
            _ = letter switch
            {
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '&' => encoded.Append("&amp;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(letter),
            };
        }
        return encoded.ToString();
    }

    private void WriteTag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            output.Write(' ');
            output.Write(attribute);
            if (value.Length == 0 && attribute is ("hidden" or "disabled" or "open")) continue;
            output.Write("=\"");
            output.Write(Encode(value));
            output.Write('"');
        }
        output.Write('>');
    }
}

using System.Text;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>The strings in a C# file, those with places for values as the composite format that a phrase is found by.</summary>
internal sealed class SourceStrings
{
    private readonly string _text;
    private readonly List<SourceString> _found = [];
    private int _at;

    private SourceStrings(string text) => _text = text;

    public static IReadOnlyList<SourceString> Of(string text)
    {
        var source = new SourceStrings(text);
        source.Scan();
        return source._found;
    }

    private void Scan()
    {
        while (_at < _text.Length)
        {
            if (Begins("//")) SkipTo("\n");
            else if (Begins("/*")) SkipTo("*/");
            else if (Begins("\"\"\"")) SkipRaw();
            else if (Begins("@\"")) SkipTo("\"", 2);
            else if (Begins("$\"")) Take(2, interpolated: true);
            else if (_text[_at] == '"') Take(1, interpolated: false);
            else if (_text[_at] == '\'') SkipCharacter();
            else _at++;
        }
    }

    private void Take(int quote, bool interpolated)
    {
        int begin = _at, line = _text.LastIndexOf('\n', _at) + 1, end = _text.IndexOf('\n', _at);
        _at += quote;
        string value = interpolated ? Interpolated() : Plain();
        _found.Add(new(value, _text[line..(end < 0 ? _text.Length : end)].Trim(), 1 + _text.AsSpan(0, begin).Count('\n')));
    }

    private string Plain()
    {
        var value = new StringBuilder();
        while (_text[_at] != '"') Letter(value);
        _at++;
        return value.ToString();
    }

    private string Interpolated()
    {
        var value = new StringBuilder();
        int places = 0;
        while (_text[_at] != '"')
        {
            if (Begins("{{") || Begins("}}"))
            {
                value.Append(_text, _at, 2);
                _at += 2;
            }
            else if (_text[_at] == '{') value.Append('{').Append(places++).Append(Place()).Append('}');
            else Letter(value);
        }
        _at++;
        return value.ToString();
    }

    // What is between the braces of a place; its format is told, with the colon.
    private string Place()
    {
        int begin = ++_at, depth = 1, nested = 0, format = -1;
        while (true)
        {
            char letter = _text[_at];
            if (Begins("$\""))
            {
                Take(2, interpolated: true);
                continue;
            }
            if (letter == '"')
            {
                Take(1, interpolated: false);
                continue;
            }
            if (letter == '\'')
            {
                SkipCharacter();
                continue;
            }
            if (letter is '(' or '[') nested++;
            else if (letter is ')' or ']') nested--;
            else if (letter == '{') depth++;
            else if (letter == '}' && --depth == 0) break;
            else if (letter == ':' && depth == 1 && nested == 0 && format < 0) format = _at;
            _at++;
        }
        string told = format < 0 ? "" : _text[format.._at];
        _at++;
        return begin == _at ? "" : told;
    }

    private void Letter(StringBuilder value)
    {
        if (_text[_at] != '\\')
        {
            value.Append(_text[_at++]);
            return;
        }
        char escaped = _text[_at + 1];
        value.Append(escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escaped });
        _at += 2;
    }

    private bool Begins(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void SkipTo(string end, int from = 1)
    {
        int found = _text.IndexOf(end, _at + from, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found + end.Length;
    }

    private void SkipRaw() => SkipTo("\"\"\"", 3);

    private void SkipCharacter() => _at = _text[_at + 1] == '\\' ? _text.IndexOf('\'', _at + 3) + 1 : _at + 3;
}

using System.Text;
using StatusPS.Formatting;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>The encoding of the console while a live table is shown.</summary>
public sealed class ConsoleEncodingTests
{
    private readonly List<Encoding> _set = [];
    private Encoding _current = Encoding.Latin1;

    [Fact]
    public void Console_with_a_code_page_has_UTF8_for_the_time_of_the_table()
    {
        using (var encoding = Create())
        {
            encoding.SetUtf8();
            Assert.Equal(Encoding.UTF8.CodePage, _current.CodePage);
            Assert.Equal("名称", _current.GetString(_current.GetBytes("名称")));
            Assert.Empty(_current.GetPreamble());
            encoding.Dispose();
        }
        Assert.Equal(Encoding.Latin1, _current);
        Assert.Equal(2, _set.Count);
    }

    [Fact]
    public void Console_with_UTF8_is_not_changed()
    {
        _current = Encoding.UTF8;
        using (var encoding = Create()) encoding.SetUtf8();
        Assert.Empty(_set);
    }

    [Fact]
    public void Console_that_was_not_used_is_not_changed()
    {
        Create().Dispose();
        Assert.Empty(_set);
    }

    [Fact]
    public void Console_that_refuses_the_encoding_remains_in_use()
    {
        using var encoding = new ConsoleEncoding(() => _current, static _ => throw new IOException("refused"));
        encoding.SetUtf8();
        Assert.Equal(Encoding.Latin1, _current);
    }

    private ConsoleEncoding Create() => new(() => _current, value =>
    {
        _set.Add(value);
        _current = value;
    });
}

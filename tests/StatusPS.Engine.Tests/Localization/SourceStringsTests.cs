using Xunit;

namespace StatusPS.Engine.Tests.Localization;

/// <summary>The reader of string literals.</summary>
public sealed class SourceStringsTests
{
    [Theory]
    [InlineData("""Say("one \"two\"\n");""", "one \"two\"\n")]
    [InlineData("""Say($"{name} of {count:N0} at {time,5:HH:mm}");""", "{0} of {1:N0} at {2:HH:mm}")]
    [InlineData("""Say($"{{{name}}} is");""", "{{{0}}} is")]
    [InlineData("""Say($"a {(yes ? $"b {c}" : "d")} e");""", "a {0} e|b {0}|d")]
    [InlineData("""Say('"', "x"); // "no" """, "x")]
    [InlineData("""Say(@"no"); /* "no" */ Say("yes"u8);""", "yes")]
    [InlineData("""[Attribute("x")] class C { const string D = "y"; }""", "x|y")]
    [InlineData("Say(\"\"\"no\"\"\"); Say(\"\");", "")]
    [InlineData("""Say("a " + "b " + "c");""", "a b c")]
    [InlineData("""Say($"a {b} " + $"{c:N0}" + $"d");""", "a {0} {1:N0}d")]
    [InlineData("""Say("a " + b + $"c {d}");""", "a |c {0}")]
    public void Read_returns_the_string_literals(string code, string strings) =>
        Assert.Equal(strings, string.Join('|', SourceStrings.Read(code).Select(found => found.Value)));

    [Fact]
    public void Read_returns_the_line_of_each_literal()
    {
        var found = Assert.Single(SourceStrings.Read("// 1\n\n  Say(\"x\");\n"));
        Assert.Equal(new SourceString("x", "Say(\"x\");", 3), found);
    }

    [Fact]
    public void Read_returns_the_call_of_a_literal_on_a_line_of_its_own()
    {
        var found = Assert.Single(SourceStrings.Read("Say(\n  1,\n  \"x\");"));
        Assert.Equal(new SourceString("x", "Say( 1, \"x\");", 3), found);
    }
}

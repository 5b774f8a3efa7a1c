using Xunit;

namespace StatusPS.Engine.Tests.Contracts;

public sealed class CommandArgumentTests
{
    [Theory]
    [InlineData("prod", "prod")]
    [InlineData("prod-2.eu_1", "prod-2.eu_1")]
    [InlineData("生产", "生产")]
    [InlineData("my prod", "'my prod'")]
    [InlineData("a; b", "'a; b'")]
    [InlineData("$(a)|b", "'$(a)|b'")]
    [InlineData("-dash", "'-dash'")]
    [InlineData("@at", "'@at'")]
    [InlineData("o'ps", "'o''ps'")]
    [InlineData("typographer’s ‘‚‛", "'typographer’’s ‘‘‚‚‛‛'")]
    [InlineData("", "''")]
    public void Format_returns_one_argument(string text, string word) =>
        Assert.Equal(word, CommandArgument.Quote(text));
}

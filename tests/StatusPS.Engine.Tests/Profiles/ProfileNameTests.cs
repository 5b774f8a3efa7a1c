using StatusPS.Engine.Profiles;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>Valid and invalid names of profiles.</summary>
public sealed class ProfileNameTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("生产 环境")]
    [InlineData("a/b\\c'd\"e$f")]
    [InlineData("environments")]
    [InlineData("demo-2")]
    [InlineData("Aliyun:default")]
    public void Valid_name_is_accepted(string name)
    {
        ProfileName.Validate(name);
        Assert.NotEmpty(name);
    }

    /// <summary>Records contain the name of the profile whose credentials retrieved them.</summary>
    [Theory]
    [InlineData("demo")]
    [InlineData("Demo")]
    [InlineData("environment")]
    [InlineData("ENVIRONMENT")]
    [InlineData("AliyunCli:default")]
    [InlineData("alibabacloudfile:x")]
    public void Reserved_name_is_rejected(string name) => Refused(name);

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("[a]")]
    [InlineData("a`b")]
    [InlineData("a\nb")]
    [InlineData("a\u001bb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    public void Name_with_invalid_characters_is_rejected(string name) => Refused(name);

    [Fact]
    public void Name_of_more_than_100_characters_is_rejected()
    {
        ProfileName.Validate(new string('a', 100));
        Refused(new string('a', 101));
    }

    private static void Refused(string name)
    {
        var error = Assert.Throws<StatusException>(() => ProfileName.Validate(name)).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains("environment", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }
}

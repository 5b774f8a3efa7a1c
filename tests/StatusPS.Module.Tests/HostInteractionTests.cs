using StatusPS.Pipeline;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>The arguments of PowerShell after which nothing may prompt.</summary>
public sealed class HostInteractionTests
{
    [Theory]
    [InlineData("-NonInteractive")]
    [InlineData("--noninteractive")]
    [InlineData("/NonInteractive")]
    [InlineData("/noni")]
    [InlineData("-NonI")]
    [InlineData("\u2013NonInteractive")]
    [InlineData("\u2014\u2014noninter")]
    public void Switch_is_recognized_in_every_form_that_PowerShell_accepts(string argument) =>
        Assert.True(HostInteraction.IsNonInteractiveSwitch(argument));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("-non")]
    [InlineData("NonInteractive")]
    [InlineData("-NonInteractively")]
    [InlineData("//noninteractive")]
    [InlineData("/home/noninteractive")]
    [InlineData("-NoLogo")]
    public void Other_argument_is_not_the_switch(string argument) =>
        Assert.False(HostInteraction.IsNonInteractiveSwitch(argument));
}

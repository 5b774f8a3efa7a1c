using StatusPS.Engine.Profiles.Storage;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The folder of the store when the environment names none, on each system.</summary>
public sealed class StorePathTests : StoreFixture
{
    private string Roaming => Path.Combine(Home, "AppData", "Roaming");

    [Fact]
    public void Store_of_Windows_is_in_APPDATA()
    {
        Variables["APPDATA"] = Path.Combine(Home, "settings");
        Assert.Equal(Path.Combine(Home, "settings", "StatusPS"), GetPath(true, Home, Roaming));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    public void Store_of_Windows_is_in_the_folder_of_the_account_without_APPDATA(string? variable)
    {
        if (variable is not null) Variables["APPDATA"] = variable;
        Assert.Equal(Path.Combine(Roaming, "StatusPS"), GetPath(true, null, Roaming));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    public void Store_of_Windows_is_in_the_home_folder_when_the_account_has_no_folder(string folder)
    {
        Variables["APPDATA"] = "";
        Assert.Equal(Path.Combine(Roaming, "StatusPS"), GetPath(true, Home, folder));
    }

    [Fact]
    public void Store_is_never_in_the_current_folder()
    {
        Variables["APPDATA"] = Variables["XDG_CONFIG_HOME"] = "";
        Assert.Null(GetPath(true, null, ""));
        Assert.Null(GetPath(false, null, ""));
        var error = Assert.Throws<StatusException>(() => new ProfileStore((string?)null, _ => null).Path).Error;
        Assert.Contains("STATUSPS_HOME", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_folder_of_Windows_is_USERPROFILE_if_it_is_a_full_path()
    {
        Variables["USERPROFILE"] = Home;
        Assert.Equal(Home, HomeFolder.GetPath(Variables.GetValueOrDefault, isWindows: true));
        Assert.NotEqual(Home, HomeFolder.GetPath(Variables.GetValueOrDefault, isWindows: false));
        Variables["USERPROFILE"] = "relative";
        Assert.NotEqual("relative", HomeFolder.GetPath(Variables.GetValueOrDefault, isWindows: true));
    }

    private string? GetPath(bool isWindows, string? home, string applicationData) =>
        StoreFolder.DefaultPath(Variables.GetValueOrDefault, isWindows, home, applicationData);
}

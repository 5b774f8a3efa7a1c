using System.Security.Cryptography;
using System.Text;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>The picture of the example dashboard in the guide. <c>docs/New-DashboardPicture.ps1</c> makes it.</summary>
public sealed class DashboardPictureTests
{
    [Fact]
    public void Picture_shows_the_present_dashboard()
    {
        const string dashboard = "examples/grafana/statusps.json";
        string text = Read(dashboard).ReplaceLineEndings("\n");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.True(
            Read("docs/images/dashboard.sha256").TrimEnd() == $"{hash}  {dashboard}",
            $"{dashboard} has changed since the picture was made. Run docs/New-DashboardPicture.ps1.");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void Guide_shows_the_picture(string language) =>
        Assert.Contains(
            "](../../images/dashboard.png)", Read($"docs/guide/{language}/metrics.md"), StringComparison.Ordinal);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}

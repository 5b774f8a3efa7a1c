using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace StatusPS.Module.Tests.Contributing;

/// <summary>
/// The files for people who work on the project: they parse, and agree with the rest of the repository.
/// </summary>
public sealed class DeveloperFileTests
{
    // Editors and dev containers allow comments in these files.
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData(".vscode/launch.json")]
    [InlineData(".vscode/tasks.json")]
    [InlineData(".vscode/extensions.json")]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData(".config/dotnet-tools.json")]
    [InlineData("global.json")]
    public void File_is_a_JSON_object(string file) => Assert.NotEmpty(Read(file).EnumerateObject());

    [Fact]
    public void Editor_tasks_build_and_test_the_solution()
    {
        var tasks = Read(".vscode/tasks.json").GetProperty("tasks").EnumerateArray().ToDictionary(
            task => task.GetProperty("label").GetString()!);
        Assert.Equal(["build", "test"], tasks.Keys.Order());
        Assert.All(tasks, task =>
        {
            string[] arguments = [.. task.Value.GetProperty("args")
                .EnumerateArray()
                .Select(argument => argument.GetString()!)];
            Assert.Equal(task.Key, arguments[0]);
            Assert.Equal(1, BuildScript.CheckCommands(
                $"{task.Value.GetProperty("command").GetString()} {string.Join(' ', arguments)}"));
        });
    }

    [Fact]
    public void Editor_attaches_to_PowerShell()
    {
        var configurations = Read(".vscode/launch.json").GetProperty("configurations").EnumerateArray().ToList();
        Assert.All(
            configurations, configuration => Assert.Equal("attach", configuration.GetProperty("request").GetString()));
        Assert.Contains(configurations, configuration => configuration.TryGetProperty("processName", out var name)
            && name.GetString() == "pwsh");
    }

    [Fact]
    public void Dev_container_has_the_SDK_of_the_project()
    {
        var container = Read(".devcontainer/devcontainer.json");
        string sdk = Read("global.json").GetProperty("sdk").GetProperty("version").GetString()!;
        Assert.EndsWith(":" + string.Join('.', sdk.Split('.')[..2]), container.GetProperty("image")
            .GetString(), StringComparison.Ordinal);
        Assert.Equal(1, BuildScript.CheckCommands(container.GetProperty("postCreateCommand").GetString()!));
    }

    [Fact]
    public void PowerShell_tool_has_the_version_that_the_tests_use()
    {
        var tool = Read(".config/dotnet-tools.json").GetProperty("tools").GetProperty("powershell");
        Assert.Equal("pwsh", Assert.Single(tool.GetProperty("commands").EnumerateArray()).GetString());
        var versions = XDocument.Load(Path.Combine(Repository.Root, "build", "PowerShell.props"));
        Assert.Equal(versions.Descendants("PowerShellPackageVersion")
            .Single().Value, tool.GetProperty("version")
            .GetString());
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData(".github/PULL_REQUEST_TEMPLATE.md")]
    public void Commands_exist(string page) =>
        Assert.InRange(
            BuildScript.CheckCommands(File.ReadAllText(Path.Combine(Repository.Root, page))), 3, int.MaxValue);

    [Fact]
    public void Contributing_lists_folders_that_exist()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        string[] folders = [.. text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])];
        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.True(Directory.Exists(Path.Combine(Repository.Root, folder)), folder));
        foreach (string project in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Select(folder => Path.GetFileName(folder)))
            Assert.Contains("src/" + project, folders);
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)), WithComments).RootElement;
}

using System.Text.RegularExpressions;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace StatusPS.Module.Tests.Contributing;

/// <summary>The files in <c>.github</c>: they parse, and name only tasks and files that exist.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github");

    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "workflows"), "*.yml")
            .Select(file => Path.GetFileName(file))];

    public static TheoryData<string> YamlFiles =>
        [.. Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void File_is_a_YAML_mapping(string file) => Assert.NotEmpty(Read(file).Children);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_can_only_read_and_cancels_older_runs(string file)
    {
        var workflow = Read(Path.Combine("workflows", file));
        var permission = Assert.Single(((YamlMappingNode)workflow["permissions"]).Children);
        Assert.Equal(("contents", "read"), (permission.Key.ToString(), permission.Value.ToString()));
        Assert.NotEmpty(workflow["concurrency"]["group"].ToString());
        if (file != "release.yml")
            Assert.All(GetJobs(workflow), job => Assert.False(job.Children.ContainsKey("permissions")));
    }

    [Fact]
    public void Only_the_job_that_attaches_the_files_of_a_release_can_write()
    {
        var jobs = ((YamlMappingNode)Read(Path.Combine("workflows", "release.yml"))["jobs"]).Children;
        var (name, job) = Assert.Single(jobs, job => ((YamlMappingNode)job.Value).Children.ContainsKey("permissions"));
        Assert.Equal("release", name.ToString());
        var permission = Assert.Single(((YamlMappingNode)job["permissions"]).Children);
        Assert.Equal(("contents", "write"), (permission.Key.ToString(), permission.Value.ToString()));
        // It runs nothing of the repository, and only after the tests.
        Assert.DoesNotContain("checkout", job.ToString(), StringComparison.Ordinal);
        Assert.Equal(("package", "test"), (job["needs"].ToString(), jobs["package"]["needs"].ToString()));
    }

    [Fact]
    public void Release_starts_with_a_tag_and_packs_what_the_tag_names()
    {
        var workflow = Read(Path.Combine("workflows", "release.yml"));
        Assert.Equal("v*", Assert.Single((YamlSequenceNode)workflow["on"]["push"]["tags"]).ToString());
        Assert.Equal("${{ github.ref_name }}", workflow["env"]["TAG"].ToString());
        Assert.Single(
            GetSteps("release.yml", "run"),
            run => run.ToString().Contains("-Task Package -Tag \"$TAG\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_runs_on_every_system(string file)
    {
        var systems = GetJobs(Read(Path.Combine("workflows", file)))
            .Where(job => job.Children.ContainsKey("strategy"))
            .SelectMany(job => (YamlSequenceNode)job["strategy"]["matrix"]["os"]);
        Assert.Equal(["macos-latest", "ubuntu-latest", "windows-latest"], systems.Select(system => system.ToString())
            .Order());
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_are_pinned_to_a_major_version(string file) =>
        Assert.All(GetSteps(file, "uses"), action => Assert.Matches(@"^actions/[\w-]+@v\d+$", action.ToString()));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Commands_exist(string file)
    {
        var commands = GetSteps(file, "run").ToList();
        Assert.All(
            commands.Where(command => file != "release.yml"
                || !command.ToString().StartsWith("gh release create ", StringComparison.Ordinal)),
            command => Assert.Equal(1, Math.Sign(BuildScript.CheckCommands(command.ToString()))));
        string all = string.Join('\n', commands);
        Assert.All(
            (string[])["Build", "Test", "Package"],
            task => Assert.Contains($"-Task {task}", all, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Files_exist(string file)
    {
        var inputs = GetSteps(file, "with").Cast<YamlMappingNode>().SelectMany(input => input.Children).ToList();
        string[] versions = [.. inputs.Where(input => input.Key.ToString() == "global-json-file")
            .Select(input => input.Value.ToString())];
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.True(File.Exists(Path.Combine(Repository.Root, version))));
        // The package is written by a script: its name stands there.
        string script = Path.Combine(Repository.Root, "build", "package", "New-ModulePackage.ps1");
        string package = "out/" + Package().Match(File.ReadAllText(script)).Value;
        Assert.EndsWith(".zip", package, StringComparison.Ordinal);
        string[] artifacts = [.. inputs.Where(input => input.Key.ToString() == "path")
            .Select(input => input.Value.ToString())
            .Where(path => path != "out")];
        Assert.Matches("^" + Regex.Escape(Assert.Single(artifacts)).Replace("\\*", ".+", StringComparison.Ordinal)
            + "$", package);
    }

    [Fact]
    public void Dependabot_checks_existing_folders()
    {
        var updates = ((YamlSequenceNode)Read("dependabot.yml")["updates"]).ToDictionary(
            update => update["package-ecosystem"].ToString(), update => update["directory"].ToString());
        Assert.Equal(["github-actions", "npm", "nuget"], updates.Keys.Order());
        Assert.True(File.Exists(Repository.Root + updates["nuget"] + "Directory.Packages.props"));
        Assert.True(Directory.Exists(Repository.Root + updates["github-actions"] + ".github/workflows"));
        Assert.True(File.Exists(Repository.Root + updates["npm"] + "/package-lock.json"));
    }

    [Fact]
    public void Issue_forms_have_the_required_fields()
    {
        string folder = Path.Combine(Folder, "ISSUE_TEMPLATE");
        string[] forms = [.. Directory.EnumerateFiles(folder, "*.yml")
            .Select(file => Path.GetFileName(file))
            .Where(file => file != "config.yml")];
        Assert.Equal(["bug_report.yml", "feature_request.yml"], forms.Order());
        Assert.All(forms, file =>
        {
            var form = Read(Path.Combine("ISSUE_TEMPLATE", file));
            Assert.NotEmpty(form["name"].ToString());
            Assert.NotEmpty(form["description"].ToString());
            var fields = ((YamlSequenceNode)form["body"]).Cast<YamlMappingNode>().Where(field => field["type"]
                .ToString() != "markdown").ToList();
            Assert.All(fields, field => Assert.NotEmpty(field["attributes"]["label"].ToString()));
            Assert.Equal(fields.Count, fields.Select(field => field["id"].ToString()).Distinct().Count());
        });
        Assert.Contains(Read(Path.Combine("ISSUE_TEMPLATE", "config.yml"))["blank_issues_enabled"]
            .ToString(), (string[])["true", "false"]);
    }

    private static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Path.Combine(Folder, file));
        stream.Load(text);
        return Assert.IsType<YamlMappingNode>(Assert.Single(stream.Documents).RootNode);
    }

    private static IEnumerable<YamlMappingNode> GetJobs(YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static List<YamlNode> GetSteps(string file, string key)
    {
        var steps = GetJobs(Read(Path.Combine("workflows", file)))
            .SelectMany(job => (YamlSequenceNode)job["steps"])
            .Cast<YamlMappingNode>();
        List<YamlNode> found = [.. steps.Where(step => step.Children.ContainsKey(key)).Select(step => step[key])];
        Assert.NotEmpty(found);
        return found;
    }

    [GeneratedRegex(@"StatusPS-\S+\.zip")]
    private static partial Regex Package();
}

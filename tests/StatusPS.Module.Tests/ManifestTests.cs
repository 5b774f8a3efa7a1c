using System.Text.RegularExpressions;
using Xunit;

namespace StatusPS.Module.Tests;

public sealed partial class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.ModuleSource, "StatusPS.psd1"));

    [Fact]
    public void Exports_are_the_compiled_cmdlets() =>
        Assert.Equal(Cmdlets.ByName.Keys.Order(StringComparer.Ordinal), List("CmdletsToExport"));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void Nothing_else_is_exported(string key) => Assert.Empty(List(key));

    [Fact]
    public void No_wildcard_is_exported() => Assert.DoesNotContain("'*'", Manifest, StringComparison.Ordinal);

    [Fact]
    public void Version_equals_that_of_the_assemblies()
    {
        string version = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;
        Assert.Equal(typeof(StatusRecord).Assembly.GetName().Version!.ToString(3), version);
    }

    [Fact]
    public void Root_module_is_the_cmdlet_assembly_and_contracts_are_required()
    {
        Assert.Matches(@"RootModule\s*=\s*'StatusPS\.dll'", Manifest);
        // The first one is loaded first: its name is the error of a session that has another version.
        Assert.Equal(["StatusPS.Session.dll", "StatusPS.Contracts.dll"], List("RequiredAssemblies"));
    }

    [Fact]
    public void Every_named_file_exists()
    {
        foreach (string file in List("FormatsToProcess").Concat(List("RequiredAssemblies")).Append("StatusPS.dll"))
            Assert.True(File.Exists(Path.Combine(Repository.ModuleOutput, file)), file);
    }

    private static string[] List(string key)
    {
        var match = Regex.Match(Manifest, key + @"\s*=\s*@\(([^)]*)\)");
        Assert.True(match.Success, key);
        return [.. Quoted().Matches(match.Groups[1].Value).Select(quoted => quoted.Groups[1].Value)];
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}

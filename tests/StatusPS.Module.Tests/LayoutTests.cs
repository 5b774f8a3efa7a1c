using System.Reflection;
using StatusPS.Pipeline;
using Xunit;

namespace StatusPS.Module.Tests;

public sealed class LayoutTests
{
    [Fact]
    public void Folder_of_the_manifest_has_only_what_PowerShell_itself_loads() =>
        Assert.Equal(
            ["StatusPS.Contracts.dll", "StatusPS.Session.dll", "StatusPS.dll"], Names(Repository.ModuleOutput));

    [Theory]
    [InlineData("StatusPS.Engine.dll")]
    [InlineData("StatusPS.Emulator.dll")]
    [InlineData("Microsoft.Extensions.Http.dll")]
    [InlineData("Polly.Core.dll")]
    public void Other_assemblies_are_in_lib(string assembly) =>
        Assert.Contains(assembly, Names(Path.Combine(Repository.ModuleOutput, "lib")));

    [Fact]
    public void No_copy_of_PowerShell_is_shipped() =>
        Assert.Empty(Directory.EnumerateFiles(
            Repository.ModuleOutput, "System.Management.Automation*", SearchOption.AllDirectories));

    [Fact]
    public void Public_surface_has_no_type_of_the_engine()
    {
        string[] shown = [.. typeof(StatusCommand).Assembly.GetExportedTypes().SelectMany(Shown).Distinct()
            .Where(type => type.Assembly.GetName().Name is { } name && (name is "StatusPS.Engine" or "StatusPS.Emulator"
                or "Polly.Core" || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            .Select(type => type.FullName!)];
        Assert.Empty(shown);
    }

    private static IEnumerable<Type> Shown(Type type) =>
    [
        type.BaseType ?? typeof(object),
        .. type.GetInterfaces(),
        .. type.GetProperties().Select(property => property.PropertyType),
        .. type.GetFields().Select(field => field.FieldType),
        .. type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .SelectMany(method => method.GetParameters()
            .Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType)),
    ];

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.dll").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}

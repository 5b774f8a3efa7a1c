using System.Reflection;
using System.Reflection.Emit;
using StatusPS.Loading;
using Xunit;

namespace StatusPS.Module.Tests.Loading;

public sealed class EngineAssemblyLocatorTests : IDisposable
{
    private const string Runtime = "linux-x64";

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Assembly_is_that_of_lib_when_the_host_has_none() =>
        Assert.Equal(Write("lib/Engine.dll", 1), CreateLocator().Find("Engine"));

    [Fact]
    public void Assembly_for_this_system_precedes_the_portable_one()
    {
        Write("lib/Engine.dll", 1);
        Write("lib/win-x64/Engine.dll", 1);
        Assert.Equal(Write($"lib/{Runtime}/Engine.dll", 1), CreateLocator().Find("Engine"));
    }

    [Fact]
    public void Assembly_without_a_file_for_this_system_is_portable()
    {
        Write("lib/win-x64/Engine.dll", 1);
        Write($"lib/{Runtime}/Other.dll", 1);
        Assert.Equal(Write("lib/Engine.dll", 1), CreateLocator().Find("Engine"));
    }

    [Fact]
    public void Assembly_that_is_not_shipped_is_left_to_the_host()
    {
        Write("lib/Engine.dll", 1);
        Assert.Null(CreateLocator(Write("host/System.Text.Json.dll", 10)).Find("System.Text.Json"));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Host_provides_an_assembly_in_the_shipped_version_or_a_newer_one(int hostVersion, bool isProvided)
    {
        string shipped = Write("lib/Logging.dll", 10);
        var locator = CreateLocator(
            Write("host/Logging.Abstractions.dll", 99), Write("host/Logging.dll", hostVersion));
        Assert.Equal(isProvided ? null : shipped, locator.Find("Logging"));
    }

    [Fact]
    public void Runtime_of_this_process_is_a_system_and_an_architecture() =>
        Assert.Matches("^(linux|osx|win)-(x64|arm64|x86|arm)$", EngineAssemblyLocator.CurrentRuntime);

    private EngineAssemblyLocator CreateLocator(params string[] hostAssemblies) =>
        new(Path.Combine(_folder, "lib"), Runtime, string.Join(Path.PathSeparator, hostAssemblies));

    /// <summary>Writes an empty assembly.</summary>
    /// <returns>The path of the file.</returns>
    private string Write(string file, int majorVersion)
    {
        string path = Path.Combine([_folder, .. file.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var name = new AssemblyName(Path.GetFileNameWithoutExtension(path)) { Version = new(majorVersion, 0, 0, 0) };
        var assembly = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        assembly.DefineDynamicModule(name.Name!);
        assembly.Save(path);
        return path;
    }
}

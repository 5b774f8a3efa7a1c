using System.Reflection;
using System.Runtime.Loader;

namespace StatusPS.Loading;

/// <summary>
/// The load context of the engine, the emulator and their packages, isolated from PowerShell's assemblies and other
/// modules. One for the process, shared by all runspaces.
/// </summary>
internal sealed class EngineContext : AssemblyLoadContext
{
    private static readonly string[] EntryAssemblies = ["StatusPS.Engine", "StatusPS.Emulator"];

    private static readonly Lazy<EngineContext> Instance = new(() => new EngineContext());

    private readonly EngineAssemblyLocator _locator = new(
        Path.Combine(Path.GetDirectoryName(typeof(EngineContext).Assembly.Location)!, "lib"),
        EngineAssemblyLocator.CurrentRuntime,
        AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "");

    private EngineContext() : base("StatusPS")
    {
    }

    /// <summary>Resolves the engine for PowerShell's load context when a cmdlet first uses it.</summary>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Array.IndexOf(EntryAssemblies, name.Name) >= 0 ? Instance.Value.LoadFromAssemblyName(name) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && _locator.Find(name) is { } file ? LoadFromAssemblyPath(file) : null;
}

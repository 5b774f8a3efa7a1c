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

    private readonly string _library;

    private EngineContext() : base("StatusPS")
    {
        _library = Path.Combine(Path.GetDirectoryName(typeof(EngineContext).Assembly.Location)!, "lib");
    }

    /// <summary>Resolves the engine for PowerShell's load context when a cmdlet first uses it.</summary>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Array.IndexOf(EntryAssemblies, name.Name) >= 0 ? Instance.Value.LoadFromAssemblyName(name) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = Path.Combine(_library, assemblyName.Name + ".dll");
        // An assembly that the host has in the same or a newer version is loaded from there: two copies would not be
        // compatible.
        return !File.Exists(file) || IsProvidedByHost(assemblyName) ? null : LoadFromAssemblyPath(file);
    }

    private static bool IsProvidedByHost(AssemblyName wanted)
    {
        if (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is not string trusted) return false;
        string ending = Path.DirectorySeparatorChar + wanted.Name + ".dll";
        foreach (var range in trusted.AsSpan().Split(Path.PathSeparator))
        {
            var path = trusted.AsSpan(range);
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return AssemblyName.GetAssemblyName(path.ToString()).Version >= wanted.Version;
        }
        return false;
    }
}

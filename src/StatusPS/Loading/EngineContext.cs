using System.Reflection;
using System.Runtime.Loader;

namespace StatusPS.Loading;

/// <summary>
/// Where the engine, the emulator and their packages live, apart from PowerShell's own assemblies and other modules'.
/// One for the process, whatever the number of runspaces.
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

    /// <summary>Answers PowerShell's context when the cmdlets first need the engine.</summary>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        Array.IndexOf(EntryAssemblies, name.Name) >= 0 ? Instance.Value.LoadFromAssemblyName(name) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = Path.Combine(_library, assemblyName.Name + ".dll");
        // What the runtime or PowerShell has as new or newer is theirs: two copies of one framework assembly break each other.
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

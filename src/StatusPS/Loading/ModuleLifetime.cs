using System.Management.Automation;
using System.Runtime.Loader;
using StatusPS.Formatting;

namespace StatusPS.Loading;

/// <summary>Resolves the engine while at least one runspace has the module imported. Does not load it.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Lock LifetimeLock = new();
    private static int _imports;

    /// <summary>Called when the module is imported.</summary>
    public void OnImport()
    {
        lock (LifetimeLock)
        {
            if (_imports++ > 0) return;
            AssemblyLoadContext.Default.Resolving += EngineContext.Resolve;
            Snapshot.CellWriter = NamedCell.Write;
        }
    }

    /// <summary>Called when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (LifetimeLock)
        {
            if (--_imports > 0) return;
            AssemblyLoadContext.Default.Resolving -= EngineContext.Resolve;
            Snapshot.CellWriter = null;
        }
    }
}

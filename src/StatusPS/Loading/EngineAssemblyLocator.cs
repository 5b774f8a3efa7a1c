using System.Reflection;
using System.Runtime.InteropServices;

namespace StatusPS.Loading;

/// <summary>Finds the files of the engine's assemblies: compiled ahead for this system, or else portable.</summary>
/// <param name="library">The folder <c>lib</c> of the module. A folder in it may hold files for one system.</param>
/// <param name="runtime">The name of that folder, such as <c>linux-x64</c>.</param>
/// <param name="hostAssemblies">The paths of the host's assemblies, as <c>TRUSTED_PLATFORM_ASSEMBLIES</c> lists them.
/// </param>
internal sealed class EngineAssemblyLocator(string library, string runtime, string hostAssemblies)
{
    /// <summary>
    /// Gets the portable name of this system. A build of .NET by a distribution has a RID of its own, such as
    /// <c>ubuntu.24.04-x64</c>; code for linux-x64 runs there too.
    /// </summary>
    public static string CurrentRuntime
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>
    /// Returns the path of an assembly's file; null when the module does not ship it, or when the host has the same or
    /// a newer version. Two copies would not be compatible.
    /// </summary>
    /// <param name="name">The simple name of the assembly.</param>
    public string? Find(string name)
    {
        string file = Path.Combine(library, runtime, name + ".dll");
        if (!File.Exists(file)) file = Path.Combine(library, name + ".dll");
        if (!File.Exists(file)) return null;
        // Compared with the shipped version, not with the requested one. A package may request an older version than
        // its neighbors: they would get the host's copy if that satisfied this request alone.
        return FindInHost(name) is { } hostFile && GetVersion(hostFile) >= GetVersion(file) ? null : file;
    }

    private string? FindInHost(string name)
    {
        string ending = Path.DirectorySeparatorChar + name + ".dll";
        foreach (var range in hostAssemblies.AsSpan().Split(Path.PathSeparator))
        {
            var path = hostAssemblies.AsSpan(range);
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return path.ToString();
        }
        return null;
    }

    private static Version? GetVersion(string file) => AssemblyName.GetAssemblyName(file).Version;
}

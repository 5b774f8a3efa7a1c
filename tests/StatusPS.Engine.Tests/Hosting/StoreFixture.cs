using StatusPS.Engine.Profiles.Storage;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>A store in its own folder, with its own environment variables.</summary>
public abstract class StoreFixture : IDisposable
{
    protected StoreFixture()
    {
        Home = Directory.CreateTempSubdirectory("statusps-test-").FullName;
        Folder = Path.Combine(Home, "store");
    }

    protected string Home { get; }

    protected string Folder { get; }

    protected Dictionary<string, string> Variables { get; } = [];

    protected string SettingsFile => Path.Combine(Folder, "profiles.json");

    protected string SecretsFile => Path.Combine(Folder, "secrets.json");

    /// <summary>Opens the store as another process would.</summary>
    protected ProfileStore Open() => new(Folder, Variables.GetValueOrDefault);

    protected string AllText => string.Join('\n', Directory.EnumerateFiles(Folder).Select(File.ReadAllText));

    public void Dispose()
    {
        Directory.Delete(Home, recursive: true);
        GC.SuppressFinalize(this);
    }
}

using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Reporting.Metrics.Prometheus;

/// <summary>Copies of the files in <c>examples/prometheus</c>, which a test changes.</summary>
internal sealed class ExampleFiles : IDisposable
{
    /// <summary>The alert rules.</summary>
    public const string Rules = "statusps.rules.yml";

    /// <summary>The unit tests of the alert rules.</summary>
    public const string RuleTests = "statusps.test.yml";

    /// <summary>The configuration of Prometheus.</summary>
    public const string Prometheus = "prometheus.yml";

    /// <summary>The configuration of Alertmanager.</summary>
    public const string Alertmanager = "alertmanager.yml";

    /// <summary>Copies the files.</summary>
    public ExampleFiles()
    {
        string source = Path.Combine(Repository.Root, "examples", "prometheus");
        foreach (string file in Directory.GetFiles(source, "*.yml"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    /// <summary>The folder with the copies, for more files of the test too.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("statusps-examples-").FullName;

    /// <summary>Returns the path of a file.</summary>
    public string GetPath(string name) => Path.Combine(Folder, name);

    /// <summary>Reads a file.</summary>
    public string Read(string name) => File.ReadAllText(GetPath(name));

    /// <summary>Replaces texts in a file. Fails for one that the file does not contain.</summary>
    public void Replace(string name, params ReadOnlySpan<(string Text, string Replacement)> changes)
    {
        string content = Read(name);
        foreach (var (text, replacement) in changes)
        {
            if (!content.Contains(text, StringComparison.Ordinal))
                throw new InvalidOperationException($"{name} does not contain '{text}'.");
            content = content.Replace(text, replacement, StringComparison.Ordinal);
        }
        Write(name, content);
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string content) => File.WriteAllText(GetPath(name), content);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

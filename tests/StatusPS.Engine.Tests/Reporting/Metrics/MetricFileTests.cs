using StatusPS.Engine.Reporting.Metrics;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting.Metrics;

/// <summary>The file of a textfile collector: replaced as a whole, readable by another account.</summary>
public sealed class MetricFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-metrics-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_is_replaced_and_nothing_else_is_left()
    {
        string file = Path.Combine(_folder, "a.prom");
        File.WriteAllText(file, "old and longer than the new content");
        MetricFile.Write(file, "# 同步\n# EOF\n");
        Assert.Equal("# 同步\n# EOF\n"u8, File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(_folder));
        if (OperatingSystem.IsWindows()) return;
        // Another file shows the umask of the process.
        string other = Path.Combine(_folder, "other");
        File.WriteAllText(other, "");
        Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(file));
    }

    [Fact]
    public void Failure_names_the_file_and_leaves_nothing()
    {
        string file = Path.Combine(_folder, "missing", "a.prom");
        var error = Assert.Throws<StatusException>(() => MetricFile.Write(file, "# EOF\n")).Error;
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        string folder = Path.Combine(_folder, "folder.prom");
        Directory.CreateDirectory(folder);
        Assert.Throws<StatusException>(() => MetricFile.Write(folder, "# EOF\n"));
        Assert.Equal([folder], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("a.prom", true)]
    [InlineData("/x/a.b.prom", true)]
    [InlineData("a.PROM", false)]
    [InlineData("a.prom.txt", false)]
    [InlineData("prom", false)]
    public void Name_must_end_in_prom(string file, bool isValid)
    {
        var failure = Record.Exception(() => MetricFile.ValidatePath(file));
        if (isValid) Assert.Null(failure);
        else Assert.Contains(file, Assert.IsType<StatusException>(failure).Message, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using StatusPS.Engine.Profiles.Transfer;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Reporting.Reports;
using Xunit;

namespace StatusPS.Engine.Tests.Reporting;

/// <summary>Exported files have one line end on every system: LF.</summary>
public sealed partial class LineEndTests
{
    [Theory]
    [InlineData(StatusReportFormat.Html)]
    [InlineData(StatusReportFormat.Markdown)]
    [InlineData(StatusReportFormat.JUnit)]
    public void Report_has_no_carriage_return(StatusReportFormat format)
    {
        var builder = new ReportBuilder();
        builder.Add(ReportSamples.CreateJob(1, null, StatusState.Failed));
        using var stream = new MemoryStream();
        ReportFile.Write(builder.Build(null, ReportSamples.CreatedAt, maxEntries: 10), format, stream);
        Assert.DoesNotContain((byte)'\r', stream.ToArray());
    }

    [Fact]
    public void Exported_profiles_have_no_carriage_return()
    {
        string text = ProfileFile.Write([TestProfiles.Aliyun(null)]);
        Assert.Contains('\n', text);
        Assert.DoesNotContain('\r', text);
    }

    /// <summary>On Linux the defaults of .NET hide the difference, therefore the sources are checked too.</summary>
    [Fact]
    public void Indented_JSON_sets_its_line_end_and_no_writer_uses_that_of_the_system()
    {
        string[] folders = [Path.Combine(Repository.Root, "src", "StatusPS.Engine")];
        foreach (string file in folders.SelectMany(static folder => Directory.EnumerateFiles(
            folder, "*.cs", SearchOption.AllDirectories)))
        {
            string text = File.ReadAllText(file);
            if (text.Contains("Indented = true", StringComparison.Ordinal))
                Assert.Contains("NewLine = \"\\n\"", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(SystemLineEnd(), text);
        }
    }

    [GeneratedRegex(@"\.AppendLine\(|\.WriteLine\(|Environment\.NewLine")]
    private static partial Regex SystemLineEnd();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StatusPS.Engine.Reporting.Reports;

namespace StatusPS.Benchmarks.Compared;

/// <summary>Opens the HTML report of 100,000 records in Chromium, by <c>tests/browser</c>, and filters it.</summary>
internal static class ReportPage
{
    private const int RecordCount = 100_000, Times = 5;
    private const double MaxOpened = 3_000, MaxFiltered = 500;

    private static string Scripts => Path.Combine(Repository.Root, "tests", "browser");

    public static async Task MeasureAsync(Report report)
    {
        if (await FindObstacleAsync() is { } obstacle)
        {
            Console.WriteLine($"{obstacle}: the report was not opened in a browser.");
            return;
        }
        string folder = Directory.CreateTempSubdirectory("statusps-report-").FullName;
        try
        {
            string file = Path.Combine(folder, "report.html");
            long began = Stopwatch.GetTimestamp();
            Write(file);
            double written = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            double size = new FileInfo(file).Length / 1048576.0;
            report.Add($"report of 100,000 records ({size:0.0} MiB), written", Format(written), "", null);
            var (code, output, errors) = await RunAsync(
                "node", "measure.js", file, Times.ToString(CultureInfo.InvariantCulture));
            if (code != 0) throw new InvalidOperationException($"measure.js ended with {code}: {errors}");
            using var measured = JsonDocument.Parse(output);
            Add("opened", "opened in Chromium", MaxOpened);
            Add("first", "filtered by text, first time, first rows", MaxFiltered);
            Add("firstAll", "all rows of the page", null);
            Add("again", "filtered by text again", MaxFiltered);
            Add("sorted", "sorted by name, first rows", null);
            Add("sortedAll", "all rows of the page", null);

            void Add(string name, string what, double? bound)
            {
                double[] times =
                    [.. measured.RootElement.GetProperty(name).EnumerateArray().Select(time => time.GetDouble())];
                report.Add(
                    what, $"{Format(Comparison.Median(times))}, at most {Format(times.Max())}",
                    bound is { } limit ? $"<= {Format(limit)}" : "", bound is null ? null : times.Max() <= bound);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string?> FindObstacleAsync()
    {
        if (Browser is null) return "There is no Chromium on PATH";
        if (FindProgram("node") is null) return "There is no Node.js on PATH";
        if (Directory.Exists(Path.Combine(Scripts, "node_modules"))) return null;
        if (FindProgram("npm") is null) return "There is no npm on PATH, and the packages are not installed";
        var (code, _, errors) = await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return code == 0 ? null : $"npm ci ended with {code} ({errors.Trim().Split('\n')[0]})";
    }

    private static string? Browser =>
        Environment.GetEnvironmentVariable("STATUSPS_TESTS_CHROMIUM") is { Length: > 0 } set
            ? set : FindProgram("chromium") ?? FindProgram("google-chrome");

    private static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);

    // Listed jobs of a day; one in fifty failed and has a message.
    private static void Write(string file)
    {
        var start = new DateTime(2026, 3, 1, 7, 0, 0, DateTimeKind.Local);
        var builder = new ReportBuilder();
        for (int id = 1; id <= RecordCount; id++)
        {
            bool isFailed = id % 50 == 0;
            builder.Add(new JobInstanceStatus
            {
                Profile = $"site-{id % 40}",
                Id = id.ToString(CultureInfo.InvariantCulture),
                JobInstanceId = id,
                ScopeType = "biz",
                ScopeId = "2",
                Name = $"job {id}",
                Launcher = "admin",
                State = isFailed ? StatusState.Failed : StatusState.Succeeded,
                Status = isFailed ? JobRunStatusCode.Failed : JobRunStatusCode.Succeeded,
                RawStatus = isFailed ? "4" : "3",
                Message = isFailed ? "The script returned 3 on 10.0.0.2." : null,
                StartedAt = start.AddSeconds(id % 3600),
                EndedAt = start.AddSeconds(id % 3600 + 20),
                Duration = TimeSpan.FromSeconds(20),
                RetrievedAt = start.AddHours(2),
            });
        }
        ReportFile.Replace(
            builder.Build(null, new DateTimeOffset(start.AddHours(2))), StatusReportFormat.Html, file, append: false);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Scripts,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Browser is { } browser) start.Environment["STATUSPS_TESTS_CHROMIUM"] = browser;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static string Format(double milliseconds) => $"{milliseconds:N0} ms";
}

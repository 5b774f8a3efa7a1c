using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Time;

/// <summary>No test waits for real time, measures it or is ended by it, except <see cref="Guard"/>.</summary>
public sealed class RealTimeTests
{
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["StatusPS.Engine.Tests/Time/Guard.cs"] = "The guard against hangs.",
        ["StatusPS.Engine.Tests/Time/RelativeCost.cs"] = "Compares two costs of one run.",
        ["StatusPS.Engine.Tests/Hosting/Tool.cs"] =
            "A download without a network is given up; the test is skipped then.",
        ["StatusPS.Engine.Tests/Profiles/StoreProcessTests.cs"] =
            "Looks at what another process writes, which sends no event.",
    };

    [Fact]
    public void No_test_depends_on_real_time()
    {
        string tests = Path.Combine(Repository.Root, "tests");
        var files = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(tests, file).Replace('\\', '/'), Path: file))
            .Where(file => !file.Name.StartsWith("StatusPS.Benchmarks/", StringComparison.Ordinal))
            .Where(file => !file.Name.Split('/').Any(part => part is "obj" or "bin" or "node_modules"))
            .Select(file => (file.Name, Root: Parse(File.ReadAllText(file.Path)))).ToArray();
        var timeSpans = files.SelectMany(file => RealTimeUse.FindTimeSpans(file.Root)).ToHashSet();
        var uses = files.ToDictionary(file => file.Name, file => RealTimeUse.Find(file.Root, timeSpans).ToArray());
        Assert.InRange(files.Length, 100, 10_000);
        Assert.Empty(uses.Where(file => !Exceptions.ContainsKey(file.Key))
            .SelectMany(file => file.Value.Select(use => $"{file.Key}({use.Line}): {use.Text}")));
        // An exception that is no longer needed goes.
        Assert.All(Exceptions.Keys, name => Assert.NotEmpty(uses[name]));
    }

    [Theory]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), cancel);")]
    [InlineData("await work.WaitAsync(TimeSpan.FromSeconds(20));")]
    [InlineData("await work.WaitAsync(TimeSpan.FromSeconds(20), cancel);")]
    [InlineData("TimeSpan patience = limits.Longest; await work.WaitAsync(patience, cancel);")]
    [InlineData("var patience = TimeSpan.FromSeconds(3); signal.Wait(patience);")]
    [InlineData("signal.Wait(1000);")]
    [InlineData("signal.WaitOne(1000);")]
    [InlineData("process.WaitForExit(1000);")]
    [InlineData("source.CancelAfter(limit);")]
    [InlineData("using var limit = new CancellationTokenSource(span);")]
    [InlineData("using var timer = new Timer(callback);")]
    [InlineData("using var timer = new PeriodicTimer(span);")]
    [InlineData("var watch = Stopwatch.StartNew();")]
    [InlineData("new SpinWait().SpinOnce();")]
    [InlineData("SpinWait.SpinUntil(ready);")]
    [InlineData("long now = Environment.TickCount64;")]
    [InlineData("Assert.True(TimeProvider.System.GetElapsedTime(start) < limit);")]
    [InlineData("Assert.True(DateTime.UtcNow - start < limit);")]
    [InlineData("[Fact(Timeout = 1000)] void Test() { }")]
    public void Use_of_real_time_is_found(string code) => Assert.NotEmpty(Find(code));

    [Theory]
    [InlineData("await Task.Delay(Timeout.Infinite, cancel);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), time, cancel);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), _clock);")]
    [InlineData("await work.WaitAsync(cancel);")]
    [InlineData("await work.WaitAsync(stop.Token);")]
    [InlineData("using var stop = new CancellationTokenSource();")]
    [InlineData("using var stop = new CancellationTokenSource(span, time);")]
    [InlineData("Thread.SpinWait(100);")]
    [InlineData("var elapsed = clock.GetElapsedTime(start);")]
    [InlineData("var from = DateTimeOffset.UtcNow.AddDays(-1);")]
    public void Other_use_is_not_found(string code) => Assert.Empty(Find(code));

    private static IEnumerable<RealTimeUse> Find(string code)
    {
        var root = Parse(code);
        return RealTimeUse.Find(root, RealTimeUse.FindTimeSpans(root).ToHashSet());
    }

    private static SyntaxNode Parse(string code) => CSharpSyntaxTree
        .ParseText(
            code, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestQueries.CancellationToken)
        .GetRoot(TestQueries.CancellationToken);
}

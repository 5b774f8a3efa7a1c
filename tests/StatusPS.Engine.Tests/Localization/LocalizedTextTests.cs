using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Localization;
using StatusPS.Engine.Services;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Localization;

/// <summary>Messages exist in both languages and are shown in that of the session.</summary>
public sealed partial class LocalizedTextTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = XDocument
        .Load(Path.Combine(
            Repository.Root, "src", "StatusPS.Engine", "Localization",
            "LocalizedTexts.zh-CN.resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static readonly string[] Projects = ["StatusPS", "StatusPS.Engine"];

    // Not shown to users, or shown in the service's own words.
    private static readonly string[] NoMessages =
    [
        "Aliyun DTS", "Aliyun STS", "Aliyun CLI", "ECS metadata service", "BlueKing CMDB", "BlueKing JOB",
        " half written", "app code", "app secret", "yyyy-MM-dd HH:mm",
        "{0} Credential={1},SignedHeaders={2},Signature={3}", "{0} {1} [{2}, try {3}]: {4}, {5:0} ms",
        "param($yields, $with) & $yields @with 2>&1 3>&1", "no response",
        "StatusPS\\Get-StatusOverview @args -Verbose:$false -Debug:$false",
        "Cannot GET ", "Cannot POST ", "wrong version number", "http request", "certificate required",
        "protocol version", "unsupported protocol", "inner exception",
        "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "no space left", "not found", "unable to",
        "text/plain; version=0.0.4; charset=utf-8",
    ];

    private static readonly string[] NoMessageLines = [
        "SuppressMessage", "Justification =", "WriteVerbose(", "_trace?.Invoke(", "trace(", "const string Script",
        "throw new ArgumentException(", "Watch-Status  ", "\"statusps_"];

    [Fact]
    public void Every_message_in_the_code_has_a_Chinese_translation()
    {
        string[] missing = [.. GetMessages()
            .Where(message => !Chinese.ContainsKey(message.Text.Value))
            .Select(message => $"{Path.GetFileName(message.File)}:{message.Text.Number}: {message.Text.Value}")];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_Chinese_translation_has_a_message()
    {
        var all = Strings().Select(one => one.Text.Value).ToHashSet();
        Assert.DoesNotContain(Chinese.Keys, key => !all.Contains(key));
    }

    [Fact]
    public void Placeholders_are_the_same_in_both_languages() => Assert.All(Chinese, pair =>
    {
        Assert.Equal(
            Place().Matches(pair.Key).Select(match => match.Value).Order(),
            Place().Matches(pair.Value).Select(match => match.Value).Order());
        Assert.True(pair.Value.Any(letter => letter is >= '一' and <= '鿿'), pair.Key);
    });

    [Fact]
    public void Message_is_in_the_language_of_the_session()
    {
        string name = "prod";
        Assert.Equal(
            "There is no profile 'prod'.",
            In("en-US", () => LocalizedText.From($"There is no profile '{name}'.").ToString()));
        Assert.Equal(
            "There is no profile 'prod'.",
            In("de-DE", () => LocalizedText.From($"There is no profile '{name}'.").ToString()));
        string localized = In("zh-CN", () => LocalizedText.From($"There is no profile '{name}'.").ToString());
        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, Chinese["There is no profile '{0}'."], name), localized);
        Assert.Equal(localized, In("zh-Hans", () => LocalizedText.From($"There is no profile '{name}'.").ToString()));
        Assert.Equal(
            "{prod} 1,234 is not known",
            In("zh-CN", () => LocalizedText.From($"{{{name}}} {1234:N0} is not known").ToString()));
        Assert.Equal("what a service says", In("zh-CN", () => ((LocalizedText)"what a service says").ToString()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_failure_has_Chinese_message_and_advice_and_an_invariant_error_ID(StatusErrorKind kind)
    {
        var redaction = new Redaction(new BlueKingProfile("test"));
        var error = In(
            "zh-CN",
            () => StatusErrors.Refused("BlueKing JOB", new(kind, null, "1", RequestId: "r"), 400, redaction).Error);
        Assert.Equal(kind, error.Kind);
        AssertChinese(error.Message.Replace("BlueKing JOB", "", StringComparison.Ordinal));
        AssertChinese(error.RecommendedAction);
        Assert.Equal("1", error.Code);
    }

    [Fact]
    public async Task Failures_of_the_runtime_have_Chinese_messages()
    {
        await using var server = new ScriptedServer(_ => Reply.Html(503));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var failures = new List<StatusError> { await TestQueries.GetErrorAsync(
            TestQueries.JobAsync(TestProfiles.BlueKing(server.Address))) };
        failures.Add(await TestQueries.GetErrorAsync(TestQueries.JobAsync(new BlueKingProfile("no-endpoint"))));
        failures.Add(
            await TestQueries.GetErrorAsync(TestQueries.DtsAsync(new AliyunProfile("no-key"), "cn-hangzhou", "dts1")));
        Assert.All(failures, failure =>
        {
            AssertChinese(failure.Message.Replace("BlueKing JOB", "", StringComparison.Ordinal));
            AssertChinese(failure.RecommendedAction);
        });
    }

    [Fact]
    public void Wait_messages_about_a_record_are_Chinese() => Assert.All(
        new StatusRecord[] { new JobInstanceStatus { JobInstanceId =
            1 }, new CmdbSyncStatus { ModuleId =
                2 }, new DtsSyncStatus { SynchronizationJobId = "dts1" }, new AuthingSyncJob { SyncJobId = 3 } },
        record => AssertChinese(In("zh-CN", () => ServiceRegistry.Get(record).GetSubject(record))));

    public static TheoryData<StatusErrorKind> Kinds() => [.. Enum.GetValues<StatusErrorKind>()];

    private static void AssertChinese(string text)
    {
        Assert.True(text.Any(letter => letter is >= '一' and <= '鿿'), text);
        Assert.DoesNotMatch(@"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", text);
    }

    private static T In<T>(string culture, Func<T> action)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return action();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<(string File, SourceString Text)> GetMessages() => Strings().Where(one =>
        !NoMessages.Contains(one.Text.Value)
            && !NoMessageLines.Any(part => one.Text.Line.Contains(part, StringComparison.Ordinal))
            && IsSentence(one.Text));

    // Two words and a space are a message; one word is when it is made a phrase.
    private static bool IsSentence(SourceString text)
    {
        string words = Place().Replace(text.Value, "");
        return (Word().Count(words) >= 2 && words.Trim().Contains(' ', StringComparison.Ordinal))
            || text.Line.Contains($"LocalizedText.Of(\"{text.Value}\")", StringComparison.Ordinal);
    }

    private static IEnumerable<(string File, SourceString Text)> Strings() => Projects
        .SelectMany(project => Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Where(file =>
            !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => SourceStrings.Read(File.ReadAllText(file)).Select(text => (file, text)));

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();
}

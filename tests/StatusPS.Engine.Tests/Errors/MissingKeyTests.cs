using System.Globalization;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>The message of a key that was not found, as a query reports it.</summary>
public sealed class MissingKeyTests
{
    private static readonly Redaction Redaction = new();

    [Fact]
    public void Message_of_a_missing_key_names_the_key_and_leaves_the_facts_to_properties()
    {
        var refused = Refuse(StatusErrorKind.NotFound, "Job instance does not exist");
        Assert.Equal("JOB: Job instance does not exist (code C-1, HTTP 404, request id R-1)", refused.Message);
        var error = StatusErrors.WithKey(refused, "999999", Redaction);
        Assert.Equal("ID 999999: JOB: Job instance does not exist", error.Message);
        var exception = new StatusException(StatusErrors.WithTime(error, TimeProvider.System));
        Assert.Equal(
            (error.Message, "C-1", 404, "R-1"),
            (exception.Message, exception.Code, exception.HttpStatus, exception.RequestId));
        Assert.Equal((refused.Kind, refused.RecommendedAction), (error.Kind, error.RecommendedAction));
        Assert.True(error.IsAboutKeys);
    }

    [Fact]
    public void Key_that_the_message_names_is_not_repeated()
    {
        var missing = StatusErrors.Missing("DTS", "job dts1", "Check the ID.", "R-1", Redaction);
        Assert.Equal("DTS: job dts1 was not found. (request id R-1)", missing.Message);
        Assert.Equal("DTS: job dts1 was not found.", StatusErrors.WithKey(missing, "dts1", Redaction).Message);
    }

    [Fact]
    public void Message_of_a_missing_key_is_in_the_language_of_the_session()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var error = StatusErrors.WithKey(Refuse(StatusErrorKind.NotFound, "作业实例不存在"), "999999", Redaction);
        Assert.Equal("ID 999999：JOB：作业实例不存在", error.Message);
    }

    [Theory]
    [InlineData(StatusErrorKind.Unavailable, "down", false)]
    [InlineData(StatusErrorKind.Authentication, "signature does not match", false)]
    [InlineData(StatusErrorKind.InvalidRequest, "bad parameter", false)]
    [InlineData(StatusErrorKind.NotFound, "no such API", true)]
    [InlineData(StatusErrorKind.NotFound, "", false)]
    public void Other_failures_keep_code_and_request_id_in_the_message(
        StatusErrorKind kind, string words, bool isAboutAddress)
    {
        var refused = Refuse(kind, words, isAboutAddress);
        var error = StatusErrors.WithKey(refused, "999999", Redaction);
        Assert.Same(refused, error);
        Assert.Contains("(code C-1, HTTP 404, request id R-1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_in_a_key_is_redacted()
    {
        var redaction = new Redaction(TestProfiles.BlueKing("http://127.0.0.1:1"));
        var error = StatusErrors.WithKey(
            Refuse(StatusErrorKind.NotFound, "not found"), $"dts{TestProfiles.AppSecret}", redaction);
        Assert.StartsWith("ID ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestProfiles.AppSecret, error.Message, StringComparison.Ordinal);
    }

    private static StatusError Refuse(StatusErrorKind kind, string words, bool isAboutAddress = false) =>
        StatusErrors.Refused(
            "JOB", new(kind, words, "C-1", RequestId: "R-1", IsAboutAddress: isAboutAddress), 404, Redaction).Error;
}

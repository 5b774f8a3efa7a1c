using Microsoft.Extensions.Time.Testing;
using StatusPS.Engine.Errors;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>The time of an error.</summary>
public sealed class ErrorTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Error_gets_the_time_of_the_clock_in_utc()
    {
        var error = Create();
        Assert.Null(error.OccurredAt);
        var failure = new StatusException(StatusErrors.WithTime(error, new FakeTimeProvider(Now)));
        Assert.Equal(Now.UtcDateTime, failure.OccurredAt);
        Assert.Equal(DateTimeKind.Utc, failure.OccurredAt!.Value.Kind);
        Assert.Equal(
            (error.Kind, error.Message, error.RecommendedAction, error.IsAboutKeys),
            (failure.Error.Kind, failure.Error.Message, failure.Error.RecommendedAction, failure.Error.IsAboutKeys));
    }

    [Fact]
    public void Time_that_an_error_has_is_kept()
    {
        var first = StatusErrors.WithTime(Create(), new FakeTimeProvider(Now));
        var later = new FakeTimeProvider(Now.AddHours(1));
        Assert.Same(first, StatusErrors.WithTime(first, later));
        var query = StatusErrors.WithQuery(first, "prod", [StatusService.Dts]);
        Assert.Equal(Now.UtcDateTime, query.OccurredAt);
        Assert.Equal(
            Now.UtcDateTime, StatusErrors.Through("prod", StatusService.Dts, null, query, later).OccurredAt);
        Assert.Equal(("prod", "Dts"), (query.Profile, $"{Assert.Single(query.Services)}"));
    }

    private static StatusError Create() => new()
    {
        Kind = StatusErrorKind.NotFound,
        Message = "gone",
        RecommendedAction = "look",
        IsAboutKeys = true,
    };
}

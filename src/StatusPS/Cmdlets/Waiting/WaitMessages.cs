using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting;

namespace StatusPS.Commands.Waiting;

/// <summary>What Wait-Status says in warnings and errors.</summary>
internal static class WaitMessages
{
    /// <summary>A person has to act.</summary>
    public static string Paused(StatusRecord record, string? webPage)
    {
        string page = webPage is null ? "" : Punctuation.Space + webPage;
        return ServiceRegistry.Get(record).PausesForConfirmation
            ? LocalizedText.From($"{Subject(record)} waits for a person to confirm{Standing(record)}. The wait goes on.{page}")
            : LocalizedText.From($"{Subject(record)} is paused ({RecordWords.Plain(record.RawStatus)}){Standing(record)}. The wait goes on.{page}");
    }

    /// <summary>Its status is one that nobody knows.</summary>
    public static string Unknown(StatusRecord record) =>
        LocalizedText.From($"{Subject(record)} is in a status that is not known ('{RecordWords.Plain(record.RawStatus)}'). The wait goes on.");

    /// <summary>It settled, and somebody should look at it.</summary>
    public static string OutOfSync(StatusRecord record) =>
        LocalizedText.From($"{Subject(record)} is out of sync, and nothing is running that would change it.");

    /// <summary>The record is there, and its hosts are not.</summary>
    public static string WithoutHosts(StatusRecord record, StatusError error) =>
        LocalizedText.From($"{Subject(record)}: its hosts could not be asked for. {error.Message}");

    /// <summary>It ended otherwise.</summary>
    public static string Failed(StatusRecord record, IReadOnlyCollection<StatusState> until)
    {
        string why = string.IsNullOrEmpty(record.Message) ? "" : $"{Punctuation.Colon}{RecordWords.Plain(record.Message).TrimEnd('.')}";
        string wanted = until.Count > 0 ? LocalizedText.From($", and can no longer become {string.Join("/", until)}") : "";
        return LocalizedText.From($"{Subject(record)} ended as {record.State} ({RecordWords.Plain(record.RawStatus)}){Standing(record)}{wanted}{why}.");
    }

    /// <summary>What to do when it ended otherwise.</summary>
    public static string FailedAdvice(StatusRecord record, string? webPage)
    {
        var advice = record.State == StatusState.Failed ? ServiceRegistry.Get(record).GetFailureAdvice(record)
            : record.State == StatusState.Canceled ? LocalizedText.From("Somebody, or the service, stopped it. Find out why, then start it again.")
            : LocalizedText.From("It has ended, and what was waited for can't come any more. Start it again, or wait for another state with -Until.");
        return webPage is null ? advice : $"{advice}{Punctuation.Space}{LocalizedText.From($"Its page: {webPage}")}";
    }

    /// <summary>It did not settle in time.</summary>
    public static string TimedOut(StatusRecord record, int seconds, StatusError? failure)
    {
        var still = LocalizedText.From($"{Subject(record)} is still {record.State} ({RecordWords.Plain(record.RawStatus)}){Standing(record)} after a wait of {DurationText.OfSeconds(seconds)}.");
        return failure is null ? still : $"{still}{Punctuation.Space}{LocalizedText.From($"The last time it was asked for: {failure.Message}")}";
    }

    /// <summary>What to do when it did not settle in time.</summary>
    public static string TimedOutAdvice(StatusRecord record) => record.State == StatusState.Paused
        ? LocalizedText.From("It waits for a person: let it go on where it runs, then wait again. Stopping the wait has not touched it.")
        : LocalizedText.From("Wait again, or longer with -Timeout. Stopping the wait has not touched it.");

    private static string Subject(StatusRecord record) => RecordWords.Subject(record);

    private static string Standing(StatusRecord record) => RecordWords.Standing(record) is { Length: > 0 } standing ? $"{Punctuation.Comma}{standing}" : "";
}

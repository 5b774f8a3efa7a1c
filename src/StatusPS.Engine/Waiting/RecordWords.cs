using StatusPS.Engine.Errors;
using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting;

/// <summary>What records are called, and what they say of themselves, in words.</summary>
public static class RecordWords
{
    /// <summary>What a record is about.</summary>
    /// <param name="record">The record.</param>
    public static string Subject(StatusRecord record) => ServiceRegistry.Get(record).GetSubject(record);

    /// <summary>
    /// Where a record stands: its step, its hosts, its share, its lag; empty where there is none of it.
    /// </summary>
    /// <param name="record">The record.</param>
    public static string Standing(StatusRecord record) => ServiceRegistry.Get(record).GetPosition(record);

    /// <summary>Where a record stands, in few words; the service's own where it tells no more.</summary>
    /// <param name="record">The record.</param>
    public static string At(StatusRecord record) => ServiceRegistry.Get(record).GetPositionOrStatus(record);

    /// <summary>A text of a service's, without what would move a terminal's cursor.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string? text) =>
        text is null ? "" : Redaction.SanitizeControlCharacters(text);
}

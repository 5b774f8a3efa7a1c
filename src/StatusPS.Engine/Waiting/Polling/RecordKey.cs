using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>
/// What a record is about: how it is told from others, and whether it says enough to be asked for again.
/// </summary>
public static class RecordKey
{
    /// <summary>Equal for records of the same thing.</summary>
    /// <param name="record">A record.</param>
    public static object Of(StatusRecord record) => ServiceRegistry.Get(record).GetKey(record);

    /// <summary>What a record lacks to be asked for again; null: nothing.</summary>
    /// <param name="record">A record.</param>
    public static string? Lacks(StatusRecord record) => ServiceRegistry.Get(record).FindMissingKey(record);
}

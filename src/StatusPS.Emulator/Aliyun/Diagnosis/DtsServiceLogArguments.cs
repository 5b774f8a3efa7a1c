using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The arguments of <c>DescribeDtsServiceLog</c>: a page of one subtask's log, with filters.</summary>
/// <param name="TaskId">The ID of the task, not that of the instance.</param>
/// <param name="SubJobType">The subtask.</param>
/// <param name="States">The levels; null for all.</param>
/// <param name="From">The earliest time in Unix milliseconds.</param>
/// <param name="To">The latest time in Unix milliseconds.</param>
/// <param name="Keyword">A word in the text, with case; null for none.</param>
/// <param name="Page">The page number, from 1.</param>
/// <param name="Size">The size of a page.</param>
internal sealed record DtsServiceLogArguments(
    string TaskId, string SubJobType, string[]? States, long From, long To, string? Keyword, int Page, int Size)
{
    public const string DataLoad = "DATA_LOAD";
    public const string OnlineWriter = "ONLINE_WRITER";
    public const string SyncWriter = "SYNC_WRITER";

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static DtsServiceLogArguments? Parse(QueryParameters parameters, out AliyunApiError? error)
    {
        error = null;
        string? id = parameters.Find("DtsJobId"), type = parameters.Find("SubJobType");
        string[]? states = parameters.Find("Status") is { Length: > 0 } status ? status.Split(',') : null;
        if (string.IsNullOrEmpty(id))
            error = AliyunApiError.CreateMissing("DtsJobId");
        else if (string.IsNullOrEmpty(type))
            error = AliyunApiError.CreateMissing("SubJobType");
        else if (type is not (DataLoad or OnlineWriter or SyncWriter))
            error = CreateError("SubJobType", "DATA_LOAD, ONLINE_WRITER or SYNC_WRITER is expected.");
        else if (states?.All(static state => state is "NORMAL" or "WARN" or "ERROR") == false)
            error = CreateError("Status", "NORMAL, WARN and ERROR are expected, separated by commas.");
        else if (!TryParse(parameters, "StartTime", 0, out long from))
            error = CreateError("StartTime", "a time in milliseconds is expected.");
        else if (!TryParse(parameters, "EndTime", long.MaxValue, out long to) || to < from)
            error = CreateError("EndTime", "a time in milliseconds, not before StartTime, is expected.");
        else if (!TryParse(parameters, "PageNumber", 1, out long page) || page is < 1 or > int.MaxValue)
            error = CreateError("PageNumber", "a positive integer is expected.");
        else if (!TryParse(parameters, "PageSize", 20, out long size) || size is not (20 or 50 or 100 or 500 or 1000))
            error = CreateError("PageSize", "20, 50, 100, 500 or 1000 is expected.");
        else
            return new(id, type, states, from, to, parameters.Find("Keyword"), (int)page, (int)size);

        return null;
    }

    /// <summary>Checks an entry against the filters.</summary>
    public bool Matches(EmulatedDtsLogEntry entry)
        => entry.Time >= From && entry.Time <= To
            && (States is null || States.Contains(entry.State))
            && (string.IsNullOrEmpty(Keyword) || entry.Text.Contains(Keyword, StringComparison.Ordinal));

    private static AliyunApiError CreateError(string name, string reason)
        => AliyunApiError.CreateInvalidParameter(name, reason);

    private static bool TryParse(QueryParameters parameters, string name, long byDefault, out long number)
    {
        number = byDefault;
        return parameters.Find(name) is not { Length: > 0 } text
            || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

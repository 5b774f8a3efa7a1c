using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The arguments of <c>get_job_instance_list</c>: scope, time window, filters and page.</summary>
internal sealed record JobHistoryArguments(EmulatedScope Scope, long From, long To, int Offset, int Length)
{
    private const long MaxWindowV3 = 30L * 24 * 60 * 60 * 1000;
    private const int MaxOffsetV4 = 10_000;
    private const int MaxLengthV3 = 1000;
    private const int MaxLengthV4 = 200;

    public string? Name { get; private init; }

    public string? Operator { get; private init; }

    public long? Status { get; private init; }

    public long? Type { get; private init; }

    public long? LaunchMode { get; private init; }

    /// <summary>Parses the arguments as v3 or v4 does.</summary>
    /// <returns>The arguments, or null if invalid.</returns>
    public static JobHistoryArguments? Parse(IParameters parameters, bool isV3, out JobApiError? error)
    {
        string offsetName = isV3 ? "start" : "offset";
        var scope = EmulatedScope.Parse(parameters, acceptsBizId: isV3, out error);
        error ??= CheckNumbers(parameters, offsetName);
        error ??= isV3 ? CheckV3(parameters) : CheckV4(parameters);
        error ??= CheckStatus(ReadNumber(parameters, "status"));
        if (error is not null)
            return null;

        return new JobHistoryArguments(
            scope!,
            ReadNumber(parameters, "create_time_start")!.Value,
            ReadNumber(parameters, "create_time_end")!.Value,
            (int)(ReadNumber(parameters, offsetName) ?? 0),
            (int)(ReadNumber(parameters, "length") ?? (isV3 ? 20 : 10)))
        {
            Name = parameters.Find("name"),
            Operator = parameters.Find("operator"),
            Status = ReadNumber(parameters, "status"),
            Type = ReadNumber(parameters, "type") is >= 0 and <= 2 and { } type ? type : null,
            LaunchMode = ReadNumber(parameters, "launch_mode"),
        };
    }

    /// <summary>Checks a row against the time window and the filters.</summary>
    public bool Matches(JobHistoryRow row)
        => row.Job.CreateTime >= From && row.Job.CreateTime <= To
            && (string.IsNullOrWhiteSpace(Name) || row.Job.Name.Contains(Name, StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrWhiteSpace(Operator) || row.Launcher == Operator)
            && (Status is null || row.Job.Status == Status)
            && (Type is null || row.Type == Type)
            && (LaunchMode is null || row.LaunchMode == LaunchMode);

    /// <summary>Selects the rows of the page.</summary>
    public IEnumerable<JobHistoryRow> SelectPage(IEnumerable<JobHistoryRow> rows) => rows.Skip(Offset).Take(Length);

    private static JobApiError? CheckNumbers(IParameters parameters, string offsetName)
    {
        foreach (string name in (string[])[offsetName, "length", "status", "type", "launch_mode"])
        {
            if (parameters.Find(name) is { Length: > 0 } text
                && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                return JobApiError.CreateIllegal(name);
            }
        }

        return null;
    }

    // A number outside of JOB's RunStatusEnum causes an exception within JOB; from 3.5 on 12 is outside.
    private static JobApiError? CheckStatus(long? status)
        => status is null or (>= 1 and <= 11) or (>= 13 and <= 15) ? null : JobApiError.Internal;

    private static JobApiError? CheckV3(IParameters parameters)
    {
        if ((ReadNumber(parameters, "length") ?? 20) is < 1 or > MaxLengthV3)
            return JobApiError.CreateOutOfRange("The param 'length' must be in range: [1,1000]");

        long from = ReadNumber(parameters, "create_time_start") ?? 0;
        long to = ReadNumber(parameters, "create_time_end") ?? 0;
        if (from < 1)
            return JobApiError.CreateMissingOrIllegal("create_time_start");
        if (to < 1)
            return JobApiError.CreateMissingOrIllegal("create_time_end");
        if (to <= from)
            return JobApiError.CreateMissingOrIllegal("create_time_start|create_time_end");

        return to - from > MaxWindowV3 || ReadNumber(parameters, "type") is < 0 or > 2 ? JobApiError.Invalid : null;
    }

    private static JobApiError? CheckV4(IParameters parameters)
    {
        foreach (string name in (string[])["create_time_start", "create_time_end"])
        {
            if (parameters.Find(name) is not { Length: > 0 } text)
                return JobApiError.CreateMissing(name);
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                return JobApiError.CreateIllegal(name);
        }

        if ((ReadNumber(parameters, "offset") ?? 0) is < 0 or > MaxOffsetV4)
            return JobApiError.CreateOutOfRange("Offset must be in range: [0,10000]");

        return (ReadNumber(parameters, "length") ?? 10) is < 1 or > MaxLengthV4
            ? JobApiError.CreateOutOfRange("The param 'length' must be in range: [1,200]")
            : null;
    }

    private static long? ReadNumber(IParameters parameters, string name)
    {
        string? text = parameters.Find(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
    }
}

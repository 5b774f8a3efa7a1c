using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What a caller asks of the history: a scope, a window, filters and a page.</summary>
internal sealed record JobListQuery(JobScope Scope, long From, long To, int Offset, int Length)
{
    private const long LongestWindowOfV3 = 30L * 24 * 60 * 60 * 1000;
    private const int LargestOffsetOfV4 = 10_000;

    public string? Name { get; private init; }

    public string? Operator { get; private init; }

    public long? Status { get; private init; }

    public long? Type { get; private init; }

    public long? LaunchMode { get; private init; }

    /// <summary>Reads and checks the parameters as v3 or v4 does.</summary>
    public static JobListQuery? Parse(IParameters parameters, bool v3, out JobProblem? problem)
    {
        JobScope? scope = JobScope.Parse(parameters, takesBizId: v3, out problem);
        problem ??= CheckNumbers(parameters, v3 ? "start" : "offset") ?? (v3 ? CheckV3(parameters) : CheckV4(parameters));
        problem ??= CheckStatus(Number(parameters, "status"));
        if (problem is not null)
            return null;

        return new JobListQuery(
            scope!,
            Number(parameters, "create_time_start")!.Value,
            Number(parameters, "create_time_end")!.Value,
            (int)(Number(parameters, v3 ? "start" : "offset") ?? 0),
            (int)(Number(parameters, "length") ?? (v3 ? 20 : 10)))
        {
            Name = parameters.Find("name"),
            Operator = parameters.Find("operator"),
            Status = Number(parameters, "status"),
            Type = Number(parameters, "type") is >= 0 and <= 2 and { } type ? type : null,
            LaunchMode = Number(parameters, "launch_mode"),
        };
    }

    public bool Takes(JobListRow row)
        => row.Job.CreateTime >= From && row.Job.CreateTime <= To
            && (string.IsNullOrWhiteSpace(Name) || row.Job.Name.Contains(Name, StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrWhiteSpace(Operator) || row.Launcher == Operator)
            && (Status is null || row.Job.Status == Status)
            && (Type is null || row.Type == Type)
            && (LaunchMode is null || row.LaunchMode == LaunchMode);

    /// <summary>A number that is none is refused; what is left out has its default.</summary>
    private static JobProblem? CheckNumbers(IParameters parameters, string start)
    {
        foreach (string name in (string[])[start, "length", "status", "type", "launch_mode"])
        {
            if (parameters.Find(name) is { Length: > 0 } text && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                return JobProblem.Illegal(name);
        }

        return null;
    }

    /// <summary>A number that is no <c>RunStatusEnum</c> is an exception within JOB; 12 is none from 3.5 on.</summary>
    private static JobProblem? CheckStatus(long? status)
        => status is null or (>= 1 and <= 11) or (>= 13 and <= 15) ? null : JobProblem.Internal;

    private static JobProblem? CheckV3(IParameters parameters)
    {
        if ((Number(parameters, "length") ?? 20) is < 1 or > 1000)
            return JobProblem.OutOfRange("The param 'length' must be in range: [1,1000]");

        long from = Number(parameters, "create_time_start") ?? 0, to = Number(parameters, "create_time_end") ?? 0;
        if (from < 1)
            return JobProblem.MissingOrIllegal("create_time_start");
        if (to < 1)
            return JobProblem.MissingOrIllegal("create_time_end");
        if (to <= from)
            return JobProblem.MissingOrIllegal("create_time_start|create_time_end");

        return to - from > LongestWindowOfV3 || Number(parameters, "type") is < 0 or > 2 ? JobProblem.Invalid : null;
    }

    private static JobProblem? CheckV4(IParameters parameters)
    {
        foreach (string name in (string[])["create_time_start", "create_time_end"])
        {
            if (parameters.Find(name) is not { Length: > 0 } text)
                return JobProblem.Missing(name);
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                return JobProblem.Illegal(name);
        }

        if ((Number(parameters, "offset") ?? 0) is < 0 or > LargestOffsetOfV4)
            return JobProblem.OutOfRange("Offset must be in range: [0,10000]");

        return (Number(parameters, "length") ?? 10) is < 1 or > 200 ? JobProblem.OutOfRange("The param 'length' must be in range: [1,200]") : null;
    }

    private static long? Number(IParameters parameters, string name)
        => long.TryParse(parameters.Find(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Why the history is not given: JOB's number, and its words.</summary>
internal sealed record JobListProblem(int Code, string Message)
{
    public static JobListProblem Missing(string name) => new(1241004, $"Missing parameter [{name}]");

    public static JobListProblem Illegal(string name) => new(1241005, $"Parameter [{name}] is illegal");

    /// <summary>v3's own check of the times.</summary>
    public static JobListProblem MissingOrIllegal(string name) => new(1241007, $"Missing or invalid request parameter [{name}]");

    /// <summary>v3's own check, without a name.</summary>
    public static JobListProblem Invalid { get; } = new(1241002, "Invalid request parameters");

    /// <summary>A number beyond its bounds.</summary>
    public static JobListProblem OutOfRange(string words) => new(1240003, words);
}

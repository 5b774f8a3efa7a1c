namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>What is wrong with a question: JOB's number for it, and the words of v3 and of v4.</summary>
internal sealed record JobProblem(int Code, string InV3, string InV4)
{
    /// <summary>An exception within JOB.</summary>
    public static JobProblem Internal { get; } = Alike(1240002, "Internal service error, please try again later");

    /// <summary>v3's own check, without a name.</summary>
    public static JobProblem Invalid { get; } = Alike(1241002, "Invalid request parameters");

    public static JobProblem Missing(string name) => new(1241004, $"Missing parameter [{name}]", $"query param [{name}] is missing");

    public static JobProblem Illegal(string name) => new(1241005, $"Parameter [{name}] is illegal", $"query param [{name}] is illegal");

    /// <summary>v3's own check of the times.</summary>
    public static JobProblem MissingOrIllegal(string name) => Alike(1241007, $"Missing or invalid request parameter [{name}]");

    /// <summary>A number beyond its bounds.</summary>
    public static JobProblem OutOfRange(string words) => Alike(1240003, words);

    private static JobProblem Alike(int code, string words) => new(code, words, words);
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>An error of JOB: the code, and the messages of v3 and v4.</summary>
internal sealed record JobApiError(int Code, string V3Message, string V4Message)
{
    /// <summary>An exception within JOB.</summary>
    public static JobApiError Internal { get; } = Create(1240002, "Internal service error, please try again later");

    /// <summary>An error of v3's own validation, which names no parameter.</summary>
    public static JobApiError Invalid { get; } = Create(1241002, "Invalid request parameters");

    public static JobApiError CreateMissing(string name)
        => new(1241004, $"Missing parameter [{name}]", $"query param [{name}] is missing");

    public static JobApiError CreateIllegal(string name)
        => new(1241005, $"Parameter [{name}] is illegal", $"query param [{name}] is illegal");

    /// <summary>Creates the error of v3's own validation of times.</summary>
    public static JobApiError CreateMissingOrIllegal(string name)
        => Create(1241007, $"Missing or invalid request parameter [{name}]");

    /// <summary>Creates the error for a number out of range.</summary>
    public static JobApiError CreateOutOfRange(string message) => Create(1240003, message);

    /// <summary>Creates the error for an instance that does not exist, in the language of the request.</summary>
    public static JobApiError CreateNotFound(ReceivedRequest request)
        => Create(1244006, JobMessages.GetNotFound(request));

    /// <summary>Creates the error for a step that does not exist, in the language of the request.</summary>
    public static JobApiError CreateStepNotFound(ReceivedRequest request)
        => Create(1244007, JobMessages.GetStepNotFound(request));

    private static JobApiError Create(int code, string message) => new(code, message, message);
}

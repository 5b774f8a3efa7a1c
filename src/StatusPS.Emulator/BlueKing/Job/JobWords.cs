using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB's messages in the language of <c>Blueking-Language</c>: <c>zh-cn</c>, otherwise English.</summary>
internal static class JobWords
{
    public static string NotFound(WireRequest request)
        => request.TryHeader("Blueking-Language", out string? language)
            && language.Equals("zh-cn", StringComparison.OrdinalIgnoreCase)
            ? "作业实例不存在"
            : "Job instance does not exist";
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Messages of JOB.</summary>
internal static class JobMessages
{
    /// <summary>Gets the message for an instance that does not exist.</summary>
    /// <param name="request">The request; <c>Blueking-Language: zh-cn</c> selects Chinese, otherwise English.</param>
    public static string GetNotFound(ReceivedRequest request)
        => request.TryGetHeader("Blueking-Language", out string? language)
            && language.Equals("zh-cn", StringComparison.OrdinalIgnoreCase)
            ? "作业实例不存在"
            : "Job instance does not exist";

    /// <summary>Creates the message for a caller without permission.</summary>
    public static string CreateNoPermission(AuthenticatedCaller caller)
        => $"User ({caller.UserName}) permission not allowed, "
            + "please confirm and apply permission in IAM and try again";
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Messages of JOB.</summary>
internal static class JobMessages
{
    /// <summary>Gets the message for an instance that does not exist.</summary>
    /// <param name="request">The request; <c>Blueking-Language: zh-cn</c> selects Chinese, otherwise English.</param>
    public static string GetNotFound(ReceivedRequest request)
        => IsChinese(request) ? "作业实例不存在" : "Job instance does not exist";

    /// <summary>Gets the message for a step that does not exist, in the language of the request.</summary>
    public static string GetStepNotFound(ReceivedRequest request)
        => IsChinese(request) ? "作业步骤实例不存在" : "Job step instance does not exist";

    /// <summary>Gets the description of a host status, in the language of the request.</summary>
    public static string GetHostStatus(ReceivedRequest request, int status)
    {
        bool isChinese = IsChinese(request);
        return status switch
        {
            EmulatedJobStatus.HostLastSucceeded => isChinese ? "上次已成功" : "Last success",
            EmulatedJobStatus.HostWaiting => isChinese ? "等待执行" : "Waiting",
            EmulatedJobStatus.HostRunning => isChinese ? "正在执行" : "Running",
            EmulatedJobStatus.HostSucceeded => isChinese ? "执行成功" : "Success",
            EmulatedJobStatus.HostFailed => isChinese ? "执行失败" : "Fail",
            EmulatedJobStatus.HostScriptTimeout => isChinese ? "脚本执行超时" : "Script timeout",
            EmulatedJobStatus.HostNonzeroExitCode => isChinese ? "脚本返回码非零" : "Script exit code is not zero",
            EmulatedJobStatus.HostTransferFailed => isChinese ? "文件传输失败" : "File transfer failed",
            EmulatedJobStatus.HostSourceMissing => isChinese ? "源文件不存在" : "Source file does not exist",
            EmulatedJobStatus.HostTerminated => isChinese ? "任务强制终止成功" : "Forced to stop",
            _ => isChinese ? "未知状态" : "Unknown",
        };
    }

    /// <summary>Creates the message for a caller without permission.</summary>
    public static string CreateNoPermission(AuthenticatedCaller caller)
        => $"User ({caller.UserName}) permission not allowed, "
            + "please confirm and apply permission in IAM and try again";

    private static bool IsChinese(ReceivedRequest request)
        => request.TryGetHeader("Blueking-Language", out string? language)
            && language.Equals("zh-cn", StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using System.Text;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// Creates the logs of a file step. As the output of a script, a log grows while the file is transferred.
/// </summary>
internal static class JobFileLogs
{
    private const int Pace = 1_000;
    private const int PercentPerLine = 10;
    private const int MaxRunningPercent = 90;

    /// <summary>The host that has the files, unless a step names another.</summary>
    public static readonly EmulatedJobTarget DefaultSource = new(990, "10.0.9.90", Status.HostSucceeded);

    /// <summary>Gets the source of a step: its first host if a host is in the step twice.</summary>
    public static EmulatedJobTarget GetSource(EmulatedJobStep step)
        => step.Targets.Count > 1 && step.Targets[0].HostId == step.Targets[1].HostId
            ? step.Targets[0]
            : DefaultSource;

    /// <summary>Creates the download log of a target; null if the transfer never started.</summary>
    public static EmulatedFileLog? CreateDownload(EmulatedJobStep step, EmulatedJobTarget target, long now)
    {
        if (target.StartTime is not long start || now < start)
            return null;

        var file = JobTransfer.Get(step.Name);
        bool isEnded = target.EndTime is long end && now >= end;
        bool isFailed = isEnded && target.Status is not (Status.HostSucceeded or Status.HostLastSucceeded);
        int status = isFailed ? EmulatedFileLog.Failed : isEnded ? EmulatedFileLog.Done : EmulatedFileLog.Downloading;
        StringBuilder text = new();
        int percent = AppendProgress(
            text, file.DestinationPath, file.Size, start, isEnded ? target.EndTime!.Value - 1 : now);
        if (isEnded)
        {
            percent = isFailed ? percent : 100;
            Append(text, file.DestinationPath, file.Size, target.EndTime!.Value, percent, GetEnd(target.Status));
        }

        return new(GetSource(step), file.SourcePath, target, file.DestinationPath, status, text.ToString())
        {
            Size = file.Size,
            Speed = isFailed ? "0 KB/s" : "1024 KB/s",
            Percent = percent,
        };
    }

    /// <summary>Creates the upload log of the source; null if no transfer started.</summary>
    public static EmulatedFileLog? CreateUpload(EmulatedJobStep step, long now)
    {
        if (step.StartTime is not long start || now < start)
            return null;

        var file = JobTransfer.Get(step.Name);
        bool isMissing = step.Targets.Any(static target => target.Status == Status.HostSourceMissing);
        StringBuilder text = new();
        Append(
            text,
            file.SourcePath,
            file.Size,
            start,
            isMissing ? 0 : 100,
            isMissing
                ? ("source agent upload failed", "can not find the file or directory 源文件不存在")
                : ("source agent success upload file", "success upload"));
        return new(
            GetSource(step),
            file.SourcePath,
            null,
            null,
            isMissing ? EmulatedFileLog.Failed : EmulatedFileLog.Done,
            text.ToString())
        {
            Size = file.Size,
            Speed = isMissing ? "0 KB/s" : "4096 KB/s",
            Percent = isMissing ? 0 : 100,
        };
    }

    private static int AppendProgress(StringBuilder text, string path, string size, long start, long until)
    {
        int percent = 0;
        for (long time = start; time <= until && percent <= MaxRunningPercent; time += Pace)
        {
            Append(text, path, size, time, percent, ("dest agent downloading file", "downloading"));
            percent += PercentPerLine;
        }

        return Math.Max(0, percent - PercentPerLine);
    }

    private static (string State, string Detail) GetEnd(int status) => status switch
    {
        Status.HostSucceeded or Status.HostLastSucceeded => ("dest agent success download file", "success"),
        Status.HostSourceMissing => ("source agent upload failed", "can not find the file or directory 源文件不存在"),
        Status.HostTransferFailed
            => ("dest agent download failed", "write file failed: No space left on device 目标磁盘空间不足"),
        Status.HostTerminated => ("task terminated", "任务已被强制终止"),
        _ => ("dest agent download failed", "agent connection reset 传输连接中断"),
    };

    private static void Append(
        StringBuilder text, string path, string size, long time, int percent, (string State, string Detail) end)
        => text.Append(
            CultureInfo.InvariantCulture,
            $"[{JobScriptOutput.FormatTime(time)}] FileName: {path} FileSize: {size} State: {end.State} "
                + $"Speed: 1024 KB/s Progress: {percent}% StatusDesc: {end.State} Detail: {end.Detail}\n");
}

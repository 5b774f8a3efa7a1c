namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>Reads the logs of one step, always of its latest attempt.</summary>
/// <param name="step">The step.</param>
/// <param name="options">The options of the emulator.</param>
/// <param name="now">The time in Unix milliseconds.</param>
internal sealed class JobStepLogReader(EmulatedJobStep step, EmulatorOptions options, long now)
{
    /// <summary>True for a script step, which has a log of type 1.</summary>
    public bool IsScript => step.Type == EmulatedJobStep.Script;

    /// <summary>True for a file step, which has a log of type 2.</summary>
    public bool IsFile => step.Type == EmulatedJobStep.File;

    /// <summary>Reads the log of one host. A download is followed by the uploads of all sources.</summary>
    /// <returns>The log; null if the step does not have the host.</returns>
    public JobTargetLog? ReadSingle(JobLogTargetKey key)
    {
        if (Find(key) is not { } target)
            return null;
        if (IsScript)
            return new JobTargetLog(target, GetOutput(target), []);

        var files = GetFiles(target);
        if (files.TrueForAll(static file => file.Mode != 0) && JobFileLogs.CreateUpload(step, now) is { } upload)
            files.Add(upload);
        return new JobTargetLog(target, null, files);
    }

    /// <summary>
    /// Reads the logs of a batch, in another order than requested. Hosts without a log are missing, except those whose
    /// log is null. Of more than one host, about one in a hundred is missing although it has a log.
    /// </summary>
    public IReadOnlyList<JobTargetLog> ReadBatch(IReadOnlyList<JobLogTargetKey> keys, bool isV3)
    {
        List<JobTargetLog> logs = [];
        if (isV3 && options.EmptyJobLogBatch is int limit && keys.Count >= limit)
            return logs;

        foreach (var target in keys.Select(Find).OfType<EmulatedJobTarget>().Distinct().Reverse())
        {
            if (keys.Count > 1 && IsMissingFromBatches(target))
                continue;

            long? hostId = isV3 && target.HostId % 20 == 14 ? null : target.HostId;
            if (IsFile)
            {
                if (GetFiles(target) is { Count: > 0 } files)
                    logs.Add(new JobTargetLog(target, null, files) { HostId = hostId });
            }
            else if (GetOutput(target) is { } output)
                logs.Add(new JobTargetLog(target, output, []) { HostId = hostId });
            else if (target.StartTime is not null && target.HostId % 50 == 9)
                logs.Add(new JobTargetLog(target, null, []) { HostId = hostId });
        }

        return logs;
    }

    /// <summary>Checks whether the output on a target contains a word.</summary>
    public bool HasKeyword(EmulatedJobTarget target, string keyword)
        => !IsScript || (GetOutput(target)?.Contains(keyword, StringComparison.Ordinal) ?? false);

    private static bool IsMissingFromBatches(EmulatedJobTarget target)
        => target.Container is null && target.HostId % 97 == 37;

    private string? GetOutput(EmulatedJobTarget target) => JobScriptOutput.Create(step, target, options, now);

    private List<EmulatedFileLog> GetFiles(EmulatedJobTarget target)
    {
        List<EmulatedFileLog> files = [];
        if (!ReferenceEquals(target, JobFileLogs.DefaultSource)
            && JobFileLogs.CreateDownload(step, target, now) is { } download)
        {
            files.Add(download);
        }

        if (target.HostId == JobFileLogs.GetSource(step).HostId && JobFileLogs.CreateUpload(step, now) is { } upload)
            files.Add(upload);
        return files;
    }

    // The hosts of the scenarios have consecutive IDs, so that a long list need not be searched.
    private EmulatedJobTarget? Find(JobLogTargetKey key)
    {
        if (key.HostId is null && key.ContainerId is null && step.IsRolling)
            return null;

        long index = (key.HostId ?? 0) - JobTargetFactory.FirstHostId;
        if (index >= 0 && index < step.Targets.Count && key.Matches(step.Targets[(int)index]))
            return step.Targets[(int)index];

        return step.Targets.FirstOrDefault(key.Matches)
            ?? (IsFile && key.Matches(JobFileLogs.GetSource(step)) ? JobFileLogs.GetSource(step) : null);
    }
}

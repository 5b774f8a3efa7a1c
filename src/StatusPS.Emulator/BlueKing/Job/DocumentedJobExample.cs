namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// Instance 100 of the documents of <c>get_job_instance_status</c>. v3 and v4 differ in names and in the host address.
/// </summary>
internal static class DocumentedJobExample
{
    private const long Start = 1605064271000;
    private const long End = 1605064272000;

    public static EmulatedJob Create(JobResponseFormat format)
    {
        bool isV3 = format is JobResponseFormat.V3Esb or JobResponseFormat.V3Gateway;
        string name = isV3 ? "API Quick execution script1521089795887" : "API Quick execution script1";
        string stepName = isV3 ? "API Quick execution scriptxxx" : "API Quick execution script1";
        string ip = format == JobResponseFormat.V3Esb ? "10.0.0.1" : "127.0.0.1";
        EmulatedJobTarget host = new(101, ip, EmulatedJobStatus.HostSucceeded)
        {
            Tag = string.Empty,
            ExitCode = 0,
            ErrorCode = 0,
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
        };
        EmulatedJobStep step = new(75, EmulatedJobStep.Script, stepName, EmulatedJobStatus.Failed, Start)
        {
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
            Targets = [host],
        };
        return new EmulatedJob(EmulatorScenarios.Job.DocumentedExample, name, EmulatedJobStatus.Failed, Start)
        {
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
            Steps = [step],
        };
    }
}

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Instance 100 as the documents of <c>get_job_instance_status</c>, v3 and v4, print it; they differ in names and in the host's address.</summary>
internal static class DocumentedJob
{
    private const long Start = 1605064271000;
    private const long End = 1605064272000;

    public static JobInstance In(JobWireForm form)
    {
        bool v3 = form is JobWireForm.V3Esb or JobWireForm.V3Gateway;
        JobTarget host = new(101, form == JobWireForm.V3Esb ? "10.0.0.1" : "127.0.0.1", RunStatus.HostSucceeded)
        {
            Tag = string.Empty,
            ExitCode = 0,
            ErrorCode = 0,
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
        };
        JobStep step = new(75, JobStep.Script, v3 ? "API Quick execution scriptxxx" : "API Quick execution script1", RunStatus.Failed, Start)
        {
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
            Targets = [host],
        };
        return new JobInstance(
            EmulatorStories.Job.DocumentedExample,
            v3 ? "API Quick execution script1521089795887" : "API Quick execution script1",
            RunStatus.Failed,
            Start)
        {
            StartTime = Start,
            EndTime = End,
            TotalTime = End - Start,
            Steps = [step],
        };
    }
}

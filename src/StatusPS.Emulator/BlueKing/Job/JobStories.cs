using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Job;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Finds the instances of <see cref="EmulatorStories.Job"/>.</summary>
internal sealed class JobStories(EmulatorOptions options)
{
    private static readonly StagedJob Succeeds = new(
        Keys.Succeeds,
        "Release web service",
        20,
        new StagedStep(JobStep.Script, "Stop service", TimeSpan.FromSeconds(10)),
        new StagedStep(JobStep.File, "Distribute package", TimeSpan.FromSeconds(10)),
        new StagedStep(JobStep.Script, "Start service", TimeSpan.FromSeconds(10)));

    private static readonly StagedJob FailsOnTwoHosts = new(
        Keys.FailsOnTwoHosts,
        "Rotate certificates",
        20,
        new StagedStep(JobStep.File, "Distribute certificates", TimeSpan.FromSeconds(4)),
        new StagedStep(JobStep.Script, "Reload service", TimeSpan.FromSeconds(8)) { FailingHosts = [6, 13] },
        new StagedStep(JobStep.Script, "Verify service", TimeSpan.FromSeconds(4)))
    {
        BeginsAt = TimeSpan.FromSeconds(-60),
    };

    public JobInstance? Find(string scopeType, string scopeId, long id, JobWireForm form, StoryTime time) => (scopeType, scopeId) switch
    {
        ("biz", "1") => InBusiness(id, form, time),
        ("biz", Keys.LargeBiz or Keys.ChangingBiz) => LoadJobs.Find(id, time),
        ("biz", Keys.OddBiz) => OddJobs.Find(id, time),
        ("biz_set", "2") when id == Keys.InBizSet => PlainJob.Succeeded(id, "Patch every business", 40, time),
        ("tenant_set", "3") when id == Keys.InTenantSet => PlainJob.Succeeded(id, "Audit every tenant", 8, time),
        _ => null,
    };

    private JobInstance? InBusiness(long id, JobWireForm form, StoryTime time) => id switch
    {
        Keys.DocumentedExample => DocumentedJob.In(form),
        Keys.Succeeds => Succeeds.At(time),
        Keys.FailsOnTwoHosts => FailsOnTwoHosts.At(time),
        Keys.WaitsForPerson => ScriptedJobs.WaitsForPerson(time),
        Keys.Stopped => ScriptedJobs.Stopped(time),
        Keys.Rolling => ScriptedJobs.Rolling(time),
        Keys.SkippedAndIgnored => ScriptedJobs.SkippedAndIgnored(time),
        Keys.Containers => ScriptedJobs.Containers(time),
        Keys.UnknownCode => PlainJob.InStatus(id, "Status from the future", Keys.UnknownStatus, time),
        Keys.FinishedFlagLies => PlainJob.InStatus(id, "Older server", RunStatus.WaitingForPerson, time) with { Finished = true },
        >= Keys.FirstOfEachStatus and <= Keys.LastOfEachStatus => PlainJob.OfEachStatus(id, (int)(id - Keys.FirstOfEachStatus) + 1, time),
        >= Keys.FirstPast and <= Keys.LastPast => PastJobs.Find(id, time),
        Keys.Large => PlainJob.Large(id, options.LargeJobHosts),
        >= Keys.FirstGenerated => PlainJob.Generated(id),
        _ => null,
    };
}

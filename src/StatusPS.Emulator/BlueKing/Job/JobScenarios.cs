using Keys = StatusPS.Emulator.EmulatorScenarios.Job;
using Status = StatusPS.Emulator.BlueKing.Job.EmulatedJobStatus;
using Step = StatusPS.Emulator.BlueKing.Job.EmulatedJobStep;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The instances of <see cref="EmulatorScenarios.Job"/>.</summary>
internal sealed class JobScenarios(EmulatorOptions options)
{
    private static readonly SequentialJob Succeeds = new(
        Keys.Succeeds,
        "Release web service",
        20,
        new SequentialJobStep(Step.Script, "Stop service", TimeSpan.FromSeconds(10)),
        new SequentialJobStep(Step.File, "Distribute package", TimeSpan.FromSeconds(10)),
        new SequentialJobStep(Step.Script, "Start service", TimeSpan.FromSeconds(10)));

    private static readonly SequentialJob FailsOnTwoHosts = new(
        Keys.FailsOnTwoHosts,
        "Rotate certificates",
        20,
        new SequentialJobStep(Step.File, "Distribute certificates", TimeSpan.FromSeconds(4)),
        new SequentialJobStep(Step.Script, "Reload service", TimeSpan.FromSeconds(8)) { FailingHosts = [6, 13] },
        new SequentialJobStep(Step.Script, "Verify service", TimeSpan.FromSeconds(4)))
    {
        StartOffset = TimeSpan.FromSeconds(-60),
    };

    /// <summary>Finds an instance, or returns null.</summary>
    public EmulatedJob? Find(EmulatedScope scope, long id, JobResponseFormat format, ScenarioTime time)
        => (scope.Type, scope.Id) switch
        {
            ("biz", "1") => FindInBusiness(id, format, time),
            ("biz", Keys.LargeBiz or Keys.ChangingBiz) => LongJobHistory.Find(id, time),
            ("biz", Keys.EdgeCaseBiz) => JobEdgeCases.Find(id, time),
            ("biz_set", "2") when id == Keys.InBizSet
                => SingleStepJob.CreateSucceeded(id, "Patch every business", 40, time),
            ("tenant_set", "3") when id == Keys.InTenantSet
                => SingleStepJob.CreateSucceeded(id, "Audit every tenant", 8, time),
            _ => null,
        };

    private EmulatedJob? FindInBusiness(long id, JobResponseFormat format, ScenarioTime time) => id switch
    {
        Keys.DocumentedExample => DocumentedJobExample.Create(format),
        Keys.Succeeds => Succeeds.GetState(time),
        Keys.FailsOnTwoHosts => FailsOnTwoHosts.GetState(time),
        Keys.AwaitsConfirmation => ScriptedJobScenarios.CreateAwaitingConfirmation(time),
        Keys.Stopped => ScriptedJobScenarios.CreateStopped(time),
        Keys.Rolling => ScriptedJobScenarios.CreateRolling(time),
        Keys.SkippedAndIgnored => ScriptedJobScenarios.CreateSkippedAndIgnored(time),
        Keys.Containers => ScriptedJobScenarios.CreateContainers(time),
        Keys.UnknownCode => SingleStepJob.CreateInStatus(id, "Status from the future", Keys.UnknownStatus, time),
        Keys.WrongFinishedFlag => CreateWrongFinishedFlag(time),
        >= Keys.FirstOfEachStatus and <= Keys.LastOfEachStatus
            => SingleStepJob.CreateStatusExample(id, (int)(id - Keys.FirstOfEachStatus) + 1, time),
        >= Keys.FirstRecent and <= Keys.LastRecent => RecentJobs.Find(id, time),
        Keys.Large => SingleStepJob.CreateLarge(id, options.LargeJobHosts),
        Keys.LargeFailing => SingleStepJob.CreateLargeFailing(id, options.LargeJobHosts),
        >= Keys.FirstGenerated => SingleStepJob.CreateGenerated(id),
        _ => null,
    };

    private static EmulatedJob CreateWrongFinishedFlag(ScenarioTime time)
    {
        var job = SingleStepJob.CreateInStatus(
            Keys.WrongFinishedFlag, "Older server", Status.AwaitingConfirmation, time);
        return job with { Finished = true };
    }
}

using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>The examples of the services' documentation, field by field.</summary>
internal static class DocumentedExamples
{
    private static readonly DateTime Started = new(2020, 11, 11, 3, 11, 11, DateTimeKind.Utc); // 1605064271000

    /// <summary>The job instance of the documented examples of <c>get_job_instance_status</c>, v3 and v4.</summary>
    public static void Job(
        JobInstanceStatus job, string name, string stepName, bool withHosts, string ip, int? errorCode)
    {
        Assert.Equal((StatusService.Job, "bk", "100", name), (job.Service, job.Profile, job.Id, job.Name));
        Assert.Equal((100, "biz", "1"), (job.JobInstanceId, job.ScopeType, job.ScopeId));
        Assert.Equal(
            (JobRunStatusCode.Failed, StatusState.Failed, "4", true),
            (job.Status, job.State, job.RawStatus, job.Finished));
        Assert.True(job.IsTerminal && job.NeedsAttention);
        Times(job.CreatedAt, job.StartedAt, job.EndedAt, job.TotalTime);
        Assert.Equal(
            (Started.AddSeconds(1), TimeSpan.FromSeconds(1)), (job.UpdatedAt!.Value.ToUniversalTime(), job.Duration));
        Assert.Equal((stepName, 1), (job.CurrentStep, job.StepNumber));
        Assert.Null(job.Message);
        var step = Assert.Single(job.Steps);
        Assert.Equal(
            (75, stepName, JobStepType.Script, 0), (step.StepInstanceId, step.Name, step.Type, step.ExecuteCount));
        Assert.Equal((JobRunStatusCode.Failed, StatusState.Failed, 4), (step.Status, step.State, step.RawStatus));
        Times(step.CreatedAt, step.StartedAt, step.EndedAt, step.TotalTime);
        if (!withHosts)
        {
            Assert.Empty(step.Hosts);
            Assert.Equal((null, null, null), (step.HostTotal, job.HostTotal, job.HostSucceeded));
            return;
        }
        Assert.Equal((1, 1, 0), (job.HostTotal, job.HostSucceeded, job.HostFailed));
        Assert.Equal((1, 1, 0), (step.HostTotal, step.HostSucceeded, step.HostFailed));
        var host = Assert.Single(step.Hosts);
        Assert.Equal((JobHostKind.Host, 101, ip, 0), (host.Kind, host.HostId, host.Ip, host.CloudId));
        Assert.Equal((null, null, null), (host.Ipv6, host.ContainerId, host.ContainerName));
        Assert.Equal(
            (JobHostStatusCode.Succeeded, StatusState.Succeeded, 9), (host.Status, host.State, host.RawStatus));
        Assert.Equal(("", 0, errorCode), (host.Tag, host.ExitCode, host.ErrorCode));
        Times(null, host.StartedAt, host.EndedAt, host.TotalTime);
    }

    /// <summary>The modules 28, 29, 30 of the documented example of <c>list_service_template_sync_status</c>.</summary>
    public static void Cmdb(IReadOnlyList<CmdbSyncStatus> modules, string requestId)
    {
        Assert.Equal([28, 29, 30], modules.Select(module => module.ModuleId));
        Module(
            modules[0], "28", CmdbStatusCode.New, StatusState.Pending, "new", "2023-11-30T09:52:13.706Z",
            "2023-11-30T09:52:13.706Z");
        Module(
            modules[1], "29", CmdbStatusCode.Finished, StatusState.Succeeded, "finished", "2023-10-07T07:22:43.167Z",
            "2023-11-10T03:37:31.005Z");
        Module(
            modules[2], "30", CmdbStatusCode.Finished, StatusState.Succeeded, "finished", "2023-10-07T12:43:22.795Z",
            "2023-11-10T03:37:31.009Z");
        Assert.All(modules, module => Assert.Equal((StatusService.Cmdb, "bk", 3, 1, "admin"),
            (module.Service, module.Profile, module.BizId, module.ServiceTemplateId, module.Creator)));
        if (requestId.Length > 0) Assert.All(modules, module => Assert.Equal(requestId, module.RequestId));
    }

    private static void Module(
        CmdbSyncStatus module, string id, CmdbStatusCode status, StatusState state, string raw, string created,
        string updated)
    {
        DateTime from = Utc(created), to = Utc(updated);
        Assert.Equal((id, status, state, raw), (module.Id, module.Status, module.State, module.RawStatus));
        Assert.Equal(
            (from, from, to, to), (module.CreatedAt!.Value.ToUniversalTime(), module.StartedAt!.Value.ToUniversalTime(),
            module.UpdatedAt!.Value.ToUniversalTime(), module.LastUpdatedAt!.Value.ToUniversalTime()));
        Assert.All(
            (DateTime[])[module.CreatedAt.Value, module.LastUpdatedAt.Value, module.RetrievedAt],
            time => Assert.Equal(DateTimeKind.Local, time.Kind));
        if (state == StatusState.Succeeded) Assert.Equal(to - from, module.Duration);
        else Assert.Equal(module.RetrievedAt - module.CreatedAt, module.Duration);
    }

    public static DateTime Utc(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private static void Times(DateTime? created, DateTime? started, DateTime? ended, TimeSpan? total)
    {
        if (created is { } at) Assert.Equal(Started, at.ToUniversalTime());
        Assert.Equal(
            (Started, Started.AddSeconds(1)), (started!.Value.ToUniversalTime(), ended!.Value.ToUniversalTime()));
        Assert.Equal((DateTimeKind.Local, TimeSpan.FromSeconds(1)), (started.Value.Kind, total));
    }
}

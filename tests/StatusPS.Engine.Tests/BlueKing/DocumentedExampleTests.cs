using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts.BlueKing;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>The documented examples of BlueKing, queried from the emulator over HTTP in every wire form.</summary>
public sealed class DocumentedExampleTests
{
    [Theory]
    [InlineData(BlueKingApi.Esb, EmulatorActions.CmdbEsb)]
    [InlineData(BlueKingApi.Gateway, EmulatorActions.CmdbGateway)]
    public async Task Cmdb_sync_status_reads_the_documented_example(BlueKingApi api, string action)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var outcomes = await TestQueries.CmdbAsync(Profile(host, api), 28, 29, 30);
        DocumentedExamples.Cmdb([.. outcomes.Select(outcome => Assert.Single(outcome.Records))], "");
        Assert.All(outcomes, outcome => Assert.NotEmpty(outcome.Records[0].RequestId!));
        Assert.Equal(
            (1, 1, 3), (cloud.Counters.Requests, cloud.Counters.GetCount(action), cloud.Counters.RequestedKeys));
    }

    [Theory]
    [InlineData(BlueKingApi.Esb, true, EmulatorActions.JobV3Esb)]
    [InlineData(BlueKingApi.Esb, false, EmulatorActions.JobV3Esb)]
    [InlineData(BlueKingApi.Gateway, true, EmulatorActions.JobV3Gateway)]
    public async Task JobV3_reads_the_documented_example(BlueKingApi api, bool withHosts, string action)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile = Profile(host, api, (nameof(BlueKingProfile.JobApiVersion), nameof(JobApiVersion.V3)));
        var job = await TestQueries.JobAsync(profile, withHosts);
        DocumentedExamples.Job(
            job, "API Quick execution script1521089795887", "API Quick execution scriptxxx", withHosts,
            api == BlueKingApi.Esb ? "10.0.0.1" : "127.0.0.1", 0);
        Assert.Equal((1, 1), (cloud.Counters.Requests, cloud.Counters.GetCount(action)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task JobV4_reads_the_documented_example(bool draftShape, bool withHosts)
    {
        var cloud = new EmulatedCloud(new EmulatorOptions { JobV4DraftShape = draftShape });
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var job = await TestQueries.JobAsync(Profile(host, BlueKingApi.Gateway), withHosts);
        DocumentedExamples.Job(
            job, "API Quick execution script1", "API Quick execution script1", withHosts, "127.0.0.1", 0);
        Assert.Equal((1, 1), (cloud.Counters.Requests, cloud.Counters.GetCount(EmulatorActions.JobV4)));
    }

    [Fact]
    public async Task JobV4_rejects_unknown_scope_type()
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var error =
            await TestQueries.GetErrorAsync(TestQueries.JobAsync(Profile(host, BlueKingApi.Gateway), type: "planet"));
        Assert.Equal(
            (StatusErrorKind.InvalidRequest, "INVALID_ARGUMENT", 400), (error.Kind, error.Code, error.HttpStatus));
        Assert.Contains("bk_scope_type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobV4_reports_the_missing_permission()
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var profile = Profile(
            host, BlueKingApi.Gateway, (nameof(BlueKingProfile.AppCode), Key.NoPermissionAppCode),
            (BlueKingProfile.AppSecret, Key.NoPermissionAppSecret));
        var error = await TestQueries.GetErrorAsync(TestQueries.JobAsync(profile));
        Assert.Equal((StatusErrorKind.PermissionDenied, 403), (error.Kind, error.HttpStatus));
        Assert.Contains("access_business", Assert.Single(error.Permission).Action, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobV4_reads_containers_and_scopes()
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var profile = Profile(host, BlueKingApi.Gateway);
        var job = await TestQueries.JobAsync(profile, withHosts: true, id: EmulatorScenarios.Job.Containers);
        Assert.All(job.Steps.SelectMany(step => step.Hosts), host =>
        {
            Assert.Equal(JobHostKind.Container, host.Kind);
            Assert.NotEmpty(host.ContainerId!);
            Assert.NotEmpty(host.ContainerName!);
        });
        Assert.Equal(job.HostTotal, job.HostSucceeded);
        Assert.Equal("biz_set", (await TestQueries.JobAsync(
            profile, id: EmulatorScenarios.Job.InBizSet, type: "biz_set", scope: "2")).ScopeType);
        Assert.Equal("tenant_set", (await TestQueries.JobAsync(
            profile, id: EmulatorScenarios.Job.InTenantSet, type: "tenant_set", scope: "3")).ScopeType);
    }

    private static BlueKingProfile Profile(
        EmulatorHost host, BlueKingApi api, params ReadOnlySpan<(string Name, string? Value)> values) =>
        TestProfiles.BlueKing(host.Address.AbsoluteUri,
            [
                (nameof(BlueKingProfile.AppCode), Key.AppCode), (BlueKingProfile.AppSecret, Key.AppSecret),
                (nameof(BlueKingProfile.Api), api.ToString()), .. values]);
}

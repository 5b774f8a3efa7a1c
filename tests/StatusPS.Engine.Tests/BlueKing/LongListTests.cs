using StatusPS.Emulator;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;
using Cmdb = StatusPS.Emulator.EmulatorScenarios.Cmdb;
using Job = StatusPS.Emulator.EmulatorScenarios.Job;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>
/// Long lists from the emulator are complete, without duplicates, and take no more requests than necessary.
/// </summary>
public sealed class LongListTests
{
    private readonly TestClock _clock = new();
    private readonly EmulatedCloud _cloud;

    public LongListTests() => _cloud = new EmulatedCloud(time: _clock);

    public static TheoryData<string, string, long> Forms => new()
    {
        { nameof(TestProfiles.BlueKing), EmulatorActions.JobListV4, 61 },
        { nameof(TestProfiles.V3), EmulatorActions.JobListV3Gateway, 13 },
        { nameof(TestProfiles.Esb), EmulatorActions.JobListV3Esb, 13 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task List_returns_the_jobs_of_a_week_in_few_requests(string form, string action, long most)
    {
        var jobs = await JobsAsync(form, Job.LargeBizId);
        Assert.Equal(Enumerable.Range(0, Job.LargeHistory)
            .Select(index => Job.FirstLarge + index), jobs.Select(job => job.JobInstanceId)
            .Order());
        Assert.True(jobs.Zip(jobs.Skip(1)).All(pair => pair.First.CreatedAt >= pair.Second.CreatedAt), "newest first");
        Assert.InRange(_cloud.Counters.GetCount(action), 1, most);
        Assert.Equal(_cloud.Counters.Requests, _cloud.Counters.GetCount(action));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task List_of_a_week_is_complete_while_jobs_are_added(string form, string action, long most)
    {
        var jobs = await JobsAsync(form, Job.ChangingBizId);
        var ids = jobs.Select(job => job.JobInstanceId).ToHashSet();
        Assert.Equal(jobs.Count, ids.Count);
        Assert.Empty(Enumerable.Range(0, Job.LargeHistory).Select(index => Job.FirstLarge + index).Except(ids));
        Assert.InRange(_cloud.Counters.GetCount(action), 2, most + 1);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Running_jobs_are_returned_while_other_jobs_end(string form, string action, long most)
    {
        var jobs = await JobsAsync(form, Job.ChangingBizId, JobRunStatusCode.Running);
        var ids = jobs.Select(job => job.JobInstanceId).ToHashSet();
        Assert.Equal(jobs.Count, ids.Count);
        Assert.Empty(Enumerable.Range(0, Job.LargeHistory / 30)
            .Select(index => Job.FirstLarge + 3 + (index * 30))
            .Except(ids));
        Assert.InRange(_cloud.Counters.GetCount(action), 2, most);
    }

    [Fact]
    public async Task Steps_of_each_job_are_queried_once()
    {
        var request = new JobListRequest("biz", "7", _clock.GetUtcNow().AddDays(-8))
        {
            Name = new("*9*", name => name.Contains('9', StringComparison.Ordinal)),
            First = 300,
            IncludeSteps = true,
            ThrottleLimit = 8,
        };
        int steps = 0;
        var ids = new HashSet<long>();
        await foreach (var listed in new JobLister(Connect(nameof(TestProfiles.BlueKing)))
            .ListAsync(request, TestQueries.CancellationToken))
        {
            var record = Assert.IsType<JobInstanceStatus>(listed.Record);
            Assert.True(ids.Add(record.JobInstanceId));
            Assert.Contains('9', record.Name!);
            Assert.NotNull(record.Launcher);
            steps += record.Steps.Count;
        }
        Assert.Equal((300, 300, 300), (ids.Count, steps, _cloud.Counters.GetCount(EmulatorActions.JobV4)));
    }

    [Theory]
    [InlineData(
        nameof(TestProfiles.BlueKing), EmulatorActions.CmdbModulesGateway, EmulatorActions.CmdbTemplatesGateway,
        EmulatorActions.CmdbGateway)]
    [InlineData(
        nameof(TestProfiles.Esb), EmulatorActions.CmdbModulesEsb, EmulatorActions.CmdbTemplatesEsb,
        EmulatorActions.CmdbEsb)]
    public async Task Modules_of_a_large_template_are_returned_in_few_requests(
        string form, string modules, string templates, string statuses)
    {
        var ids = await ModulesAsync(form, Cmdb.LargeBizId);
        Assert.Equal(Enumerable.Range(0, Cmdb.LargeModules).Select(index => Cmdb.FirstLargeModule + index), ids);
        Assert.Equal((1, 10, 50), (_cloud.Counters.GetCount(templates), _cloud.Counters.GetCount(modules),
            _cloud.Counters.GetCount(statuses)));
    }

    [Fact]
    public async Task Modules_that_stay_are_returned_while_others_are_added_and_removed()
    {
        var ids = await ModulesAsync(nameof(TestProfiles.BlueKing), Cmdb.ChangingBizId);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(Enumerable.Range(0, Cmdb.ChangingModules).Where(index => index % 10 != 0).Select(
            index => Cmdb.FirstChangingModule + index).Except(ids));
        Assert.InRange(_cloud.Counters.GetCount(EmulatorActions.CmdbModulesGateway), 10, 13);
    }

    [Fact]
    public async Task Modules_of_many_templates_are_listed_with_one_request_each()
    {
        Assert.Empty(await ModulesAsync(nameof(TestProfiles.BlueKing), Cmdb.ManyTemplatesBizId));
        Assert.Equal((3, Cmdb.ManyTemplates), (_cloud.Counters.GetCount(EmulatorActions.CmdbTemplatesGateway),
            _cloud.Counters.GetCount(EmulatorActions.CmdbModulesGateway)));
    }

    private async Task<List<JobInstanceStatus>> JobsAsync(string form, long biz, params JobRunStatusCode[] statuses)
    {
        var jobs = new List<JobInstanceStatus>();
        var request = new JobListRequest("biz", $"{biz}", _clock.GetUtcNow().AddDays(-8)) { Statuses = statuses };
        await foreach (var listed in new JobLister(Connect(form)).ListAsync(request, TestQueries.CancellationToken))
            jobs.Add(listed.Record!);
        return jobs;
    }

    private async Task<List<long>> ModulesAsync(string form, long biz)
    {
        var ids = new List<long>();
        await foreach (var listed in new CmdbLister(Connect(form)).ListAsync(new(biz), TestQueries.CancellationToken))
            ids.Add(listed.Record!.ModuleId);
        return ids;
    }

    private ProfileConnection Connect(string form)
    {
        var profile = form switch
        {
            nameof(TestProfiles.Esb) => TestProfiles.Esb(EmulatorAccounts.BlueKing.EsbAddress),
            nameof(TestProfiles.V3) => TestProfiles.V3(EmulatorAccounts.BlueKing.GatewayAddress),
            _ => TestProfiles.BlueKing(EmulatorAccounts.BlueKing.GatewayAddress),
        };
        TestProfiles.With(
            profile, profile.Endpoint, (nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode),
            (BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret));
        return TestProfiles.Connect(profile, _clock, new EmulatorHandler(_cloud));
    }
}

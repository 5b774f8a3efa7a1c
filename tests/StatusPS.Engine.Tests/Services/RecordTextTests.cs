using StatusPS.Engine.Services;
using Xunit;

namespace StatusPS.Engine.Tests.Services;

/// <summary>The texts of records in warnings and progress. Records may come from an untrusted file.</summary>
public sealed class RecordTextTests
{
    private const string Steering = "a\e[2Jb\u202Ec";

    [Fact]
    public void Record_texts_contain_no_control_characters() => Assert.All(
        new StatusRecord[]
        {
            new JobInstanceStatus { Name = Steering, RawStatus = Steering, CurrentStep = Steering,
            Steps = [new()] }, new CmdbSyncStatus { Name = Steering, RawStatus = Steering },
            new DtsSyncStatus { Id = Steering, SynchronizationJobId = Steering,
            RawStatus = Steering }, new AuthingSyncJob { Name = Steering, RawStatus = Steering },
        },
        record => Assert.All(
            [
                ServiceRegistry.Get(record).GetSubject(record), ServiceRegistry.Get(record).GetPosition(record),
                ServiceRegistry.Get(record).GetPositionOrStatus(record)],
            words => Assert.DoesNotContain(words, letter => letter is '\e' or '\u202E')));

    [Theory]
    [InlineData(JobRunStatusCode.Stopping, StatusState.Running, "10", "Stopping")]
    [InlineData(JobRunStatusCode.Failed, StatusState.Failed, "4", "")]
    [InlineData(JobRunStatusCode.Unknown, StatusState.Unknown, "77", "77")]
    public void Listed_job_shows_the_name_of_its_status_when_it_differs_from_the_state(
        JobRunStatusCode status, StatusState state, string raw, string at) =>
        Assert.Equal(at, ServiceRegistry.Get(StatusService.Job)
            .GetPositionOrStatus(new JobInstanceStatus { Status = status, State = state, RawStatus = raw }));
}

using Xunit;

namespace StatusPS.Engine.Tests.Contracts;

/// <summary>The documented states, row by row: the raw status, the code and the state.</summary>
public sealed class StateTableTests
{
    [Theory]
    [InlineData("new", CmdbStatusCode.New, StatusState.Pending)]
    [InlineData("waiting", CmdbStatusCode.Waiting, StatusState.Pending)]
    [InlineData("executing", CmdbStatusCode.Executing, StatusState.Running)]
    [InlineData("need_sync", CmdbStatusCode.NeedSync, StatusState.OutOfSync)]
    [InlineData("finished", CmdbStatusCode.Finished, StatusState.Succeeded)]
    [InlineData("failure", CmdbStatusCode.Failure, StatusState.Failed)]
    [InlineData("paused", CmdbStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("1", CmdbStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("", CmdbStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(null, CmdbStatusCode.Unknown, StatusState.Unknown)]
    public void Cmdb_status_has_its_state(string? raw, CmdbStatusCode code, StatusState state)
    {
        Assert.Equal(code, CmdbStates.Parse(raw));
        Assert.Equal(state, CmdbStates.StateOf(code));
    }

    [Theory]
    [InlineData(1, JobRunStatusCode.Waiting, StatusState.Pending)]
    [InlineData(2, JobRunStatusCode.Running, StatusState.Running)]
    [InlineData(3, JobRunStatusCode.Succeeded, StatusState.Succeeded)]
    [InlineData(4, JobRunStatusCode.Failed, StatusState.Failed)]
    [InlineData(5, JobRunStatusCode.Skipped, StatusState.Skipped)]
    [InlineData(6, JobRunStatusCode.ErrorIgnored, StatusState.Skipped)]
    [InlineData(7, JobRunStatusCode.WaitingForUser, StatusState.Paused)]
    [InlineData(8, JobRunStatusCode.EndedByHand, StatusState.Canceled)]
    [InlineData(9, JobRunStatusCode.Abnormal, StatusState.Failed)]
    [InlineData(10, JobRunStatusCode.Stopping, StatusState.Running)]
    [InlineData(11, JobRunStatusCode.Stopped, StatusState.Canceled)]
    [InlineData(12, JobRunStatusCode.StopFailed, StatusState.Failed)]
    [InlineData(13, JobRunStatusCode.ConfirmTerminated, StatusState.Canceled)]
    [InlineData(14, JobRunStatusCode.Abandoned, StatusState.Canceled)]
    [InlineData(15, JobRunStatusCode.RollingWait, StatusState.Pending)]
    [InlineData(0, JobRunStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(16, JobRunStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(-4, JobRunStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(4294967300, JobRunStatusCode.Unknown, StatusState.Unknown)]
    public void Job_run_status_has_its_state(long raw, JobRunStatusCode code, StatusState state)
    {
        Assert.Equal(code, JobStates.ParseRun(raw));
        Assert.Equal(state, JobStates.StateOf(code));
    }

    public static TheoryData<long, StatusState> HostStatuses()
    {
        var all = new TheoryData<long, StatusState>
        {
            { 3, StatusState.Succeeded }, { 9, StatusState.Succeeded }, { 5, StatusState.Pending }, { 7,
            StatusState.Running },
            { 403, StatusState.Canceled },
        };
        foreach (long failed in (long[])
            [
                0, 1, 2, 11, 12, 13, 15, 16, 17, 18, 101, 102, 103, 104, 202, 203, 301, 303, 310, 311, 312, 320, 321,
                329, 399, 404, 500])
            all.Add(failed, StatusState.Failed);
        foreach (long unknown in (long[])[-1, 4, 6, 8, 10, 14, 19, 100, 105, 201, 402, 405, 499, 501, 4294967305])
            all.Add(unknown, StatusState.Unknown);
        return all;
    }

    [Theory]
    [MemberData(nameof(HostStatuses))]
    public void Job_host_status_has_its_state(long raw, StatusState state)
    {
        var code = JobStates.ParseHost(raw);
        Assert.Equal(state, JobStates.StateOf(code));
        Assert.Equal(state == StatusState.Unknown, code == JobHostStatusCode.Unknown);
        if (state != StatusState.Unknown) Assert.Equal(raw, (long)code);
    }

    [Theory]
    [InlineData("NotStarted", DtsStatusCode.NotStarted, StatusState.Pending)]
    [InlineData("NotConfigured", DtsStatusCode.NotConfigured, StatusState.Pending)]
    [InlineData("PreCheckPass", DtsStatusCode.PreCheckPass, StatusState.Pending)]
    [InlineData("Prechecking", DtsStatusCode.Prechecking, StatusState.Running)]
    [InlineData("Initializing", DtsStatusCode.Initializing, StatusState.Running)]
    [InlineData("initializating", DtsStatusCode.Initializing, StatusState.Running)]
    [InlineData("Modifying", DtsStatusCode.Modifying, StatusState.Running)]
    [InlineData("Retrying", DtsStatusCode.Retrying, StatusState.Running)]
    [InlineData("Upgrade", DtsStatusCode.Upgrade, StatusState.Running)]
    [InlineData("Downgrade", DtsStatusCode.Downgrade, StatusState.Running)]
    [InlineData("Suspending", DtsStatusCode.Suspending, StatusState.Paused)]
    [InlineData("Locked", DtsStatusCode.Locked, StatusState.Paused)]
    [InlineData("Synchronizing", DtsStatusCode.Synchronizing, StatusState.Synchronizing)]
    [InlineData("Finished", DtsStatusCode.Finished, StatusState.Succeeded)]
    [InlineData("PrecheckFailed", DtsStatusCode.PrecheckFailed, StatusState.Failed)]
    [InlineData("InitializeFailed", DtsStatusCode.InitializeFailed, StatusState.Failed)]
    [InlineData("Failed", DtsStatusCode.Failed, StatusState.Failed)]
    [InlineData("ModifyFailed", DtsStatusCode.ModifyFailed, StatusState.Failed)]
    [InlineData("Hibernating", DtsStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("NotStarted,NotConfigured", DtsStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("7", DtsStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("", DtsStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(null, DtsStatusCode.Unknown, StatusState.Unknown)]
    public void Dts_status_has_its_state(string? raw, DtsStatusCode code, StatusState state)
    {
        // In Turkish, "I" and "i" are no pair.
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            Assert.Equal(code, DtsStates.Parse(raw));
            Assert.Equal(code, DtsStates.Parse(raw?.ToLowerInvariant()));
            Assert.Equal(code, DtsStates.Parse(raw?.ToUpperInvariant()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
        Assert.Equal(state, DtsStates.StateOf(code));
    }

    [Theory]
    [InlineData("free", AuthingStatusCode.Free, StatusState.Pending)]
    [InlineData("pending", AuthingStatusCode.Pending, StatusState.Pending)]
    [InlineData("onProgress", AuthingStatusCode.OnProgress, StatusState.Running)]
    [InlineData("success", AuthingStatusCode.Success, StatusState.Succeeded)]
    [InlineData("failed", AuthingStatusCode.Failed, StatusState.Failed)]
    [InlineData("aborted", AuthingStatusCode.Unknown, StatusState.Unknown)]
    [InlineData("", AuthingStatusCode.Unknown, StatusState.Unknown)]
    [InlineData(null, AuthingStatusCode.Unknown, StatusState.Unknown)]
    public void Authing_status_has_its_state(string? raw, AuthingStatusCode code, StatusState state)
    {
        Assert.Equal(code, AuthingStates.Parse(raw));
        Assert.Equal(state, AuthingStates.StateOf(code));
    }

    [Theory]
    [InlineData(StatusState.Pending, false, false, false)]
    [InlineData(StatusState.Running, false, false, false)]
    [InlineData(StatusState.Paused, false, true, false)]
    [InlineData(StatusState.OutOfSync, false, true, true)]
    [InlineData(StatusState.Synchronizing, false, false, true)]
    [InlineData(StatusState.Succeeded, true, false, true)]
    [InlineData(StatusState.Skipped, true, false, true)]
    [InlineData(StatusState.Canceled, true, false, true)]
    [InlineData(StatusState.Failed, true, true, true)]
    [InlineData(StatusState.Unknown, false, true, false)]
    public void State_is_terminal_settled_or_needs_attention(
        StatusState state, bool terminal, bool attention, bool settled)
    {
        Assert.Equal(
            (terminal, attention, settled),
            (StateTable.IsTerminal(state), StateTable.NeedsAttention(state), StateTable.IsSettled(state)));
        StatusRecord[] records =
        [
            new CmdbSyncStatus { State = state }, new JobInstanceStatus { State = state },
            new DtsSyncStatus { State = state }, new AuthingSyncJob { State = state },
        ];
        Assert.All(records, record => Assert.Equal((terminal, attention), (record.IsTerminal, record.NeedsAttention)));
    }

    [Fact]
    public void Every_state_is_in_the_table() => Assert.Equal(10, Enum.GetValues<StatusState>().Length);

    [Theory]
    [InlineData(0, JobType.Plan)]
    [InlineData(1, JobType.Script)]
    [InlineData(2, JobType.File)]
    [InlineData(3, JobType.Unknown)]
    [InlineData(-1, JobType.Unknown)]
    [InlineData(long.MaxValue, JobType.Unknown)]
    public void Job_type_is_parsed(long raw, JobType type) => Assert.Equal(type, JobStates.ParseType(raw));

    [Theory]
    [InlineData(1, JobLaunchMode.Web)]
    [InlineData(2, JobLaunchMode.Api)]
    [InlineData(3, JobLaunchMode.Schedule)]
    [InlineData(0, JobLaunchMode.Unknown)]
    [InlineData(4, JobLaunchMode.Unknown)]
    public void Job_launch_mode_is_parsed(long raw, JobLaunchMode mode) =>
        Assert.Equal(mode, JobStates.ParseLaunchMode(raw));
}

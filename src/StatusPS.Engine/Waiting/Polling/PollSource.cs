using StatusPS.Engine.Queries;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Waiting.Polling;

/// <summary>Asks one service again, through one profile, for what records are about.</summary>
internal abstract class PollSource : IDisposable
{
    /// <summary>The source of a service.</summary>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public static PollSource For(ProfileConnection connection, StatusService service, int throttle, Action<string>? trace) => service switch
    {
        StatusService.Cmdb => new CmdbPollSource(connection, throttle, trace),
        StatusService.Job => new JobPollSource(connection, throttle, trace),
        StatusService.Dts => new DtsPollSource(connection, throttle, trace),
        _ => new AuthingPollSource(connection, trace),
    };

    /// <summary>Whose account a service is asked with.</summary>
    public static StatusPlatform PlatformOf(StatusService service) => service switch
    {
        StatusService.Cmdb or StatusService.Job => StatusPlatform.BlueKing,
        StatusService.Dts => StatusPlatform.Aliyun,
        _ => StatusPlatform.Authing,
    };

    /// <summary>Records of one lane may share requests, and so are asked for together.</summary>
    public abstract object LaneOf(StatusRecord record);

    /// <summary>About how many requests it takes to ask for so many records of one lane.</summary>
    public virtual int RequestsFor(int count) => 1;

    /// <summary>Asks once for records of one lane.</summary>
    /// <returns>One outcome a record, in their order: a record, or a failure.</returns>
    public abstract IReadOnlyList<Task<Outcome<StatusRecord>>> Ask(IReadOnlyList<StatusRecord> records, bool withHosts, CancellationToken cancellationToken);

    public abstract void Dispose();
}

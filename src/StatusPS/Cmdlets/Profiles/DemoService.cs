using System.Collections.Concurrent;
using System.Globalization;
using StatusPS.Emulator;
using StatusPS.Engine.Errors;

namespace StatusPS.Commands.Profiles;

/// <summary>The emulator of the built-in profile: one in this process for each clock, shared by all sessions.</summary>
internal sealed class DemoService
{
    /// <summary>
    /// The environment variable that sets the clock of the demo; see <see cref="ScenarioClock.TryParse"/>.
    /// </summary>
    public const string ClockVariable = "STATUSPS_DEMO_CLOCK";

    private static readonly ConcurrentDictionary<string, Lazy<DemoService>> Services = new(StringComparer.Ordinal);

    private DemoService(TimeProvider clock)
    {
        Clock = clock;
        Handler = new EmulatorHandler(new EmulatedCloud(null, clock));
    }

    /// <summary>The clock of the emulator, and of the connections to it.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The handler that answers requests.</summary>
    public HttpMessageHandler Handler { get; }

    private static string ClockText =>
        Environment.GetEnvironmentVariable(ClockVariable) is { Length: > 0 } set ? set : "real";

    /// <summary>Gets the service for the built-in profile; null for all others.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException"><c>STATUSPS_DEMO_CLOCK</c> is not a clock.</exception>
    public static DemoService? For(StatusProfile profile)
    {
        if (profile.Name != StatusProfile.DemoName) return null;
        string text = ClockText;
        if (Services.TryGetValue(text, out var running)) return running.Value;
        if (!ScenarioClock.TryParse(text, out var clock))
        {
            throw StatusErrors.Profile(
                $"STATUSPS_DEMO_CLOCK is '{text}', which is not a clock.",
                $"Set STATUSPS_DEMO_CLOCK to {ScenarioClock.Syntax}, or clear it.");
        }
        return Services.GetOrAdd(text, _ => new(() => new(clock))).Value;
    }

    /// <summary>Gets the clock that stamps the records of a profile.</summary>
    /// <param name="name">The profile's name.</param>
    public static TimeProvider GetClock(string name) =>
        name == StatusProfile.DemoName && Services.TryGetValue(ClockText, out var running)
            ? running.Value.Clock : TimeProvider.System;

    /// <summary>Creates the built-in profile of a platform.</summary>
    public static StatusProfile Profile(StatusPlatform platform)
    {
        const string source = "BuiltIn";
        switch (platform)
        {
            case StatusPlatform.BlueKing:
                var blueKing = new BlueKingProfile(StatusProfile.DemoName) { Protection = source };
                blueKing.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.BlueKing.GatewayAddress, source);
                blueKing.Set(nameof(BlueKingProfile.AppCode), EmulatorAccounts.BlueKing.AppCode, source);
                blueKing.Set(BlueKingProfile.AppSecret, EmulatorAccounts.BlueKing.AppSecret, source);
                blueKing.Set(nameof(BlueKingProfile.UserName), EmulatorAccounts.BlueKing.UserName, source);
                blueKing.Set(nameof(BlueKingProfile.ScopeType), JobScopeType.Biz, source);
                blueKing.Set(nameof(BlueKingProfile.ScopeId), EmulatorStories.Cmdb.JobBizId.ToString(CultureInfo.InvariantCulture), source);
                return blueKing;
            case StatusPlatform.Aliyun:
                var aliyun = new AliyunProfile(StatusProfile.DemoName) { Protection = source };
                aliyun.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.Aliyun.Endpoint, source);
                aliyun.Set(nameof(AliyunProfile.AccessKeyId), EmulatorAccounts.Aliyun.AccessKeyId, source);
                aliyun.Set(AliyunProfile.AccessKeySecret, EmulatorAccounts.Aliyun.AccessKeySecret, source);
                aliyun.Set(nameof(AliyunProfile.RegionId), EmulatorAccounts.Aliyun.RegionId, source);
                return aliyun;
            default:
                var authing = new AuthingProfile(StatusProfile.DemoName) { Protection = source };
                authing.Set(nameof(StatusProfile.Endpoint), EmulatorAccounts.Authing.Host, source);
                authing.Set(nameof(AuthingProfile.AccessKeyId), EmulatorAccounts.Authing.AccessKeyId, source);
                authing.Set(AuthingProfile.AccessKeySecret, EmulatorAccounts.Authing.AccessKeySecret, source);
                return authing;
        }
    }
}

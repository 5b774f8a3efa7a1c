using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StatusPS.Emulator;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms;
using StatusPS.Engine.Profiles.Resolution;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>
/// The emulator of the built-in profiles: one in this process for each clock, shared by all sessions.
/// </summary>
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

    /// <summary>Gets the service for a built-in profile; null for all others.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="StatusException"><c>STATUSPS_DEMO_CLOCK</c> is not a clock.</exception>
    public static DemoService? For(StatusProfile profile) => IsBuiltIn(profile.Name) ? GetService() : null;

    // On its own, because the runtime loads the emulator when it compiles this method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DemoService GetService()
    {
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
        IsBuiltIn(name) && Services.TryGetValue(ClockText, out var running)
            ? running.Value.Clock : TimeProvider.System;

    /// <summary>Creates the built-in profiles of a name: one for each platform, or the one with a role.</summary>
    /// <param name="name">The name of a built-in profile, ignoring case.</param>
    public static IEnumerable<StatusProfile> CreateProfiles(string name) => ProfileResolver.IsDemoRole(name)
        ? [CreateProfile(StatusProfile.DemoRoleName, StatusPlatform.Aliyun, EmulatorAccounts.GetRoleProfileSettings())]
        : Enum.GetValues<StatusPlatform>().Select(platform =>
            CreateProfile(StatusProfile.DemoName, platform, EmulatorAccounts.GetProfileSettings(platform)));

    private static StatusProfile CreateProfile(
        string name, StatusPlatform platform, IReadOnlyDictionary<string, string> settings)
    {
        const string source = "BuiltIn";
        var profile = PlatformRegistry.CreateProfile(platform, name);
        profile.Protection = source;
        foreach (var (setting, value) in settings) profile.Set(setting, value, source);
        return profile;
    }

    private static bool IsBuiltIn(string name) => name is StatusProfile.DemoName or StatusProfile.DemoRoleName;
}

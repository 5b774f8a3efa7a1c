using System.Collections.Frozen;
using System.Globalization;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// The jobs of <see cref="EmulatorScenarios.Dts"/>. Statuses are in lowercase, as in the document's examples.
/// </summary>
internal static class DtsScenarios
{
    private const int MinGeneratedDigits = 6;
    private const long InitialLag = 5;
    private const string Synchronizing = "synchronizing";

    private static readonly FrozenSet<string> Statuses = FrozenSet.Create(
        StringComparer.Ordinal,
        "notstarted", "prechecking", "precheckfailed", "initializing", "initializating", "initializefailed",
        "synchronizing", "failed", "suspending", "modifying", "finished", "precheckpass", "notconfigured",
        "modifyfailed", "retrying", "upgrade", "downgrade", "locked");

    private static readonly FrozenSet<string> StatusesWithoutCheckpoint = FrozenSet.Create(
        StringComparer.Ordinal,
        "notstarted", "notconfigured", "prechecking", "precheckfailed", "precheckpass", "initializing",
        "initializating", "initializefailed");

    /// <summary>The regions of the listed generated jobs, in turn.</summary>
    public static IReadOnlyList<string> ListedRegions { get; }
        = [Keys.RegionId, Keys.OtherRegionId, Keys.ThirdRegionId];

    /// <summary>Finds a job, or returns null.</summary>
    public static EmulatedDtsJob? Find(string id, ScenarioTime time) => id switch
    {
        Keys.DocumentedFirst => CreateForward(id, Synchronizing, "1610524452"),
        Keys.DocumentedSecond => CreateForward(id, Synchronizing, "1610524457"),
        Keys.GrowingLag
            => CreateForward(id, Synchronizing, FromStart(time, -InitialLag + (long)Math.Floor(time.Seconds / 2))),
        Keys.TwoWay => new EmulatedDtsJob(
            id,
            Keys.RegionId,
            new EmulatedDtsDirection(EmulatedDtsDirection.Forward, Synchronizing, FromNow(time, -1)),
            new EmulatedDtsDirection(EmulatedDtsDirection.Reverse, "failed", FromStart(time, -3600))),
        Keys.EmptyCheckpoint => CreateForward(id, Synchronizing, string.Empty),
        Keys.UnknownStatus => CreateForward(id, "defragmenting", FromNow(time, -1)),
        Keys.Progressing => CreateProgressing(id, time),
        Keys.InOtherRegion => CreateForward(id, Synchronizing, FromNow(time, -1), Keys.OtherRegionId),
        Keys.SuspendedInOtherRegion => CreateForward(id, "suspending", FromStart(time, -600), Keys.OtherRegionId),
        Keys.FailedInThirdRegion => CreateForward(id, "failed", FromStart(time, -7200), Keys.ThirdRegionId),
        Keys.LargeLag => CreateForward(id, Synchronizing, FromNow(time, -1800), Keys.ThirdRegionId),
        _ when id.StartsWith(Keys.StatusPrefix, StringComparison.Ordinal)
            => CreateInStatus(id, id[Keys.StatusPrefix.Length..], time),
        _ when id.StartsWith(Keys.GeneratedPrefix, StringComparison.Ordinal)
            => CreateGenerated(id, id.AsSpan(Keys.GeneratedPrefix.Length), time, out _),
        _ when id.StartsWith(Keys.ListedPrefix, StringComparison.Ordinal)
            => CreateListed(id, id.AsSpan(Keys.ListedPrefix.Length), time),
        _ => null,
    };

    /// <summary>Gets the ID of a listed generated job.</summary>
    public static string GetListedId(long number)
        => Keys.ListedPrefix + number.ToString("000000", CultureInfo.InvariantCulture);

    private static EmulatedDtsJob? CreateListed(string id, ReadOnlySpan<char> digits, ScenarioTime time)
        => CreateGenerated(id, digits, time, out long number) is { } job
            ? job with { RegionId = ListedRegions[(int)(number % ListedRegions.Count)] }
            : null;

    private static EmulatedDtsJob? CreateInStatus(string id, string status, ScenarioTime time)
    {
        if (!Statuses.Contains(status))
            return null;

        string checkpoint = StatusesWithoutCheckpoint.Contains(status) ? string.Empty
            : status == Synchronizing ? FromNow(time, -1)
            : FromStart(time, -600);
        return CreateForward(id, status, checkpoint);
    }

    private static EmulatedDtsJob CreateProgressing(string id, ScenarioTime time) => time.Seconds switch
    {
        < 7 => CreateForward(id, "prechecking", string.Empty),
        < 20 => CreateForward(id, "initializing", string.Empty),
        _ => CreateForward(id, Synchronizing, FromNow(time, -1)),
    };

    private static EmulatedDtsJob? CreateGenerated(
        string id, ReadOnlySpan<char> digits, ScenarioTime time, out long number)
    {
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            || digits.Length < MinGeneratedDigits)
        {
            return null;
        }

        string status = (number % 20) switch
        {
            7 => "failed",
            13 => "suspending",
            _ => Synchronizing,
        };
        return CreateForward(id, status, FromNow(time, -(number % 30)));
    }

    private static EmulatedDtsJob CreateForward(
        string id, string status, string checkpoint, string region = Keys.RegionId)
        => new(id, region, new EmulatedDtsDirection(EmulatedDtsDirection.Forward, status, checkpoint));

    private static string FromStart(ScenarioTime time, long seconds)
        => (time.Start.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

    private static string FromNow(ScenarioTime time, long seconds)
        => (time.Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Frozen;
using System.Globalization;
using StatusPS.Emulator.Stories;
using Keys = StatusPS.Emulator.EmulatorStories.Dts;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The jobs of <see cref="EmulatorStories.Dts"/>. Status words are in lower case, as in the document's examples.</summary>
internal static class DtsStories
{
    private const int FewestLoadDigits = 6;
    private const long OldLag = 5;

    private static readonly FrozenSet<string> Statuses = FrozenSet.Create(
        StringComparer.Ordinal,
        "notstarted", "prechecking", "precheckfailed", "initializing", "initializating", "initializefailed", "synchronizing", "failed", "suspending",
        "modifying", "finished", "precheckpass", "notconfigured", "modifyfailed", "retrying", "upgrade", "downgrade", "locked");

    public static DtsJob? Find(string id, StoryTime time) => id switch
    {
        Keys.DocumentedFirst => Forward(id, "synchronizing", "1610524452"),
        Keys.DocumentedSecond => Forward(id, "synchronizing", "1610524457"),
        Keys.GrowingLag => Forward(id, "synchronizing", Text(time.Start.ToUnixTimeSeconds() - OldLag + (long)Math.Floor(time.Seconds / 2))),
        Keys.TwoWay => new DtsJob(
            id,
            Keys.RegionId,
            new DtsDirection(DtsDirection.Forward, "synchronizing", Recent(time)),
            new DtsDirection(DtsDirection.Reverse, "failed", Text(time.Start.ToUnixTimeSeconds() - 3600))),
        Keys.EmptyCheckpoint => Forward(id, "synchronizing", string.Empty),
        Keys.UnknownStatus => Forward(id, "defragmenting", Recent(time)),
        Keys.Moving => Moving(id, time),
        Keys.InOtherRegion => Forward(id, "synchronizing", Recent(time)) with { RegionId = Keys.OtherRegionId },
        Keys.InOtherRegionToo => Forward(id, "suspending", Text(time.Start.ToUnixTimeSeconds() - 600)) with { RegionId = Keys.OtherRegionId },
        Keys.Stopped => Forward(id, "failed", Text(time.Start.ToUnixTimeSeconds() - 7200)) with { RegionId = Keys.ThirdRegionId },
        Keys.BehindBadly => Forward(id, "synchronizing", Text(time.Now.ToUnixTimeSeconds() - 1800)) with { RegionId = Keys.ThirdRegionId },
        _ when id.StartsWith(Keys.StatusPrefix, StringComparison.Ordinal) => OfStatus(id, id[Keys.StatusPrefix.Length..], time),
        _ when id.StartsWith(Keys.GeneratedPrefix, StringComparison.Ordinal) => Generated(id, id.AsSpan(Keys.GeneratedPrefix.Length), time),
        _ when id.StartsWith(Keys.ListedPrefix, StringComparison.Ordinal) => Listed(id, id.AsSpan(Keys.ListedPrefix.Length), time),
        _ => null,
    };

    /// <summary>The regions of the generated jobs that are listed, in turn.</summary>
    public static IReadOnlyList<string> ListedRegions { get; } = [Keys.RegionId, Keys.OtherRegionId, Keys.ThirdRegionId];

    /// <summary>The id of a generated job that is listed.</summary>
    public static string ListedId(long number) => Keys.ListedPrefix + number.ToString("000000", CultureInfo.InvariantCulture);

    private static DtsJob? Listed(string id, ReadOnlySpan<char> digits, StoryTime time)
        => Generated(id, digits, time) is { } job && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? job with { RegionId = ListedRegions[(int)(number % ListedRegions.Count)] }
            : null;

    private static DtsJob? OfStatus(string id, string status, StoryTime time)
    {
        if (!Statuses.Contains(status))
            return null;

        string checkpoint = status switch
        {
            "notstarted" or "notconfigured" or "prechecking" or "precheckfailed" or "precheckpass" or "initializing" or "initializating" or "initializefailed" => string.Empty,
            "synchronizing" => Recent(time),
            _ => Text(time.Start.ToUnixTimeSeconds() - 600),
        };
        return Forward(id, status, checkpoint);
    }

    private static DtsJob Moving(string id, StoryTime time) => time.Seconds switch
    {
        < 7 => Forward(id, "prechecking", string.Empty),
        < 20 => Forward(id, "initializing", string.Empty),
        _ => Forward(id, "synchronizing", Recent(time)),
    };

    private static DtsJob? Generated(string id, ReadOnlySpan<char> digits, StoryTime time)
    {
        if (digits.Length < FewestLoadDigits || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return null;

        string status = (number % 20) switch
        {
            7 => "failed",
            13 => "suspending",
            _ => "synchronizing",
        };
        return Forward(id, status, Text(time.Now.ToUnixTimeSeconds() - (number % 30)));
    }

    private static DtsJob Forward(string id, string status, string checkpoint)
        => new(id, Keys.RegionId, new DtsDirection(DtsDirection.Forward, status, checkpoint));

    private static string Recent(StoryTime time) => Text(time.Now.ToUnixTimeSeconds() - 1);

    private static string Text(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}

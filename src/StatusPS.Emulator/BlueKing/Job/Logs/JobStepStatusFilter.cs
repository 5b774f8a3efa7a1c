using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The optional arguments of <c>get_step_instance_status</c>.</summary>
internal sealed record JobStepStatusFilter
{
    private static readonly string[] Numbers = ["execute_count", "batch", "max_host_num_per_group", "status"];

    public int? ExecuteCount { get; private init; }

    /// <summary>The maximum number of hosts in each group; null for all.</summary>
    public int? MaxHosts { get; private init; }

    /// <summary>The status of the group whose hosts are returned; null for every group.</summary>
    public int? Status { get; private init; }

    /// <summary>The tag of the group whose hosts are returned.</summary>
    public string? Tag { get; private init; }

    /// <summary>A word in the output of the hosts.</summary>
    public string? Keyword { get; private init; }

    /// <summary>A part of the address of the hosts.</summary>
    public string? Ip { get; private init; }

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static JobStepStatusFilter? Parse(IParameters parameters, out JobApiError? error)
    {
        string? illegal = Array.Find(Numbers, name => parameters.Find(name) is { Length: > 0 } text
            && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        error = illegal is null ? null : JobApiError.CreateIllegal(illegal);
        return error is not null ? null : new JobStepStatusFilter
        {
            ExecuteCount = Read(parameters, "execute_count"),
            MaxHosts = Read(parameters, "max_host_num_per_group"),
            Status = Read(parameters, "status"),
            Tag = parameters.Find("tag"),
            Keyword = parameters.Find("keyword"),
            Ip = parameters.Find("search_ip"),
        };
    }

    /// <summary>Checks whether the hosts of a group are returned; the group itself always is.</summary>
    public bool IncludesHosts(int status, string tag)
        => Status is null || (Status == status && (string.IsNullOrEmpty(Tag) || Tag == tag));

    /// <summary>Checks whether a host matches the word and the address.</summary>
    public bool Matches(EmulatedJobTarget target, JobStepLogReader reader)
        => (string.IsNullOrEmpty(Ip) || target.Ip.Contains(Ip, StringComparison.Ordinal))
            && (string.IsNullOrEmpty(Keyword) || reader.HasKeyword(target, Keyword));

    private static int? Read(IParameters parameters, string name)
        => int.TryParse(parameters.Find(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}

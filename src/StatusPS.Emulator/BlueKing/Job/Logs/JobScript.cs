namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// The output of a script. In each line <c>{ip}</c> stands for the address of the host, and <c>{n}</c> for the number
/// of the progress line.
/// </summary>
internal sealed record JobScript
{
    /// <summary>The lines at the start.</summary>
    public string[] Opening { get; init; } = [];

    /// <summary>The line that is repeated while the script runs.</summary>
    public string Progress { get; init; } = "仍在执行，已完成 {n} 项";

    /// <summary>The time between two progress lines.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The lines at the end of a success.</summary>
    public string[] Closing { get; init; } = ["执行完成，返回码 0"];

    /// <summary>The failures that occur; at least one.</summary>
    public JobScriptFailure[] Failures { get; init; } =
        [new(string.Empty, ["bash: line 12: /opt/app/bin/run.sh: No such file or directory"], "执行失败，返回码 {exit}")];

    /// <summary>Gets the failure of a host: that of its tag, otherwise one of all in turn.</summary>
    /// <param name="tag">The tag; null or empty for none.</param>
    /// <param name="index">The position of the host.</param>
    public JobScriptFailure GetFailure(string? tag, int index)
        => (string.IsNullOrEmpty(tag) ? null : Array.Find(Failures, failure => failure.Tag == tag))
            ?? Failures[index % Failures.Length];
}

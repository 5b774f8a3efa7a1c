using System.Globalization;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>How many records of a part are in which state.</summary>
public sealed class OverviewCounts
{
    private readonly SortedDictionary<StatusState, int> _counts = [];

    /// <summary>All of them.</summary>
    public int Total { get; private set; }

    /// <summary>How many are in a state.</summary>
    /// <param name="state">The state.</param>
    public int Get(StatusState state) => _counts.GetValueOrDefault(state);

    /// <summary>The states there are, the most urgent first: <c>2 Failed, 1 Paused</c>.</summary>
    public override string ToString() =>
        string.Join(", ", _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));

    internal void Add(StatusState state)
    {
        _counts[state] = Get(state) + 1;
        Total++;
    }
}

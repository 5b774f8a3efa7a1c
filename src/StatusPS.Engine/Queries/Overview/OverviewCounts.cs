using System.Globalization;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>The numbers of records of a part by state.</summary>
public sealed class OverviewCounts
{
    private readonly SortedDictionary<StatusState, int> _counts = [];

    /// <summary>The number of records.</summary>
    public int Total { get; private set; }

    /// <summary>Returns the number of records in a state.</summary>
    /// <param name="state">The state.</param>
    public int Get(StatusState state) => _counts.GetValueOrDefault(state);

    /// <summary>Returns the states with records, the most urgent first: <c>2 Failed, 1 Paused</c>.</summary>
    public override string ToString() =>
        string.Join(", ",
            _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));

    internal void Add(StatusState state)
    {
        _counts[state] = Get(state) + 1;
        Total++;
    }
}

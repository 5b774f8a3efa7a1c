namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>Creates series with the label <c>state</c>, one for each state, so that none is missing.</summary>
internal static class MetricStates
{
    private const string Label = "state";

    private static readonly StatusState[] All = Enum.GetValues<StatusState>();

    /// <summary>Creates the series of a resource: 1 for the current state, otherwise 0.</summary>
    /// <param name="family">The metric.</param>
    /// <param name="labels">The labels of the resource.</param>
    /// <param name="current">The current state.</param>
    public static IEnumerable<MetricSample> Mark(MetricFamily family, MetricLabels labels, StatusState current) =>
        All.Select(state => family.CreateSample(labels.With(Label, state), state == Normalize(current) ? 1 : 0));

    /// <summary>Creates the numbers of records by state.</summary>
    /// <param name="family">The metric.</param>
    /// <param name="labels">The labels that the records share.</param>
    /// <param name="records">The records.</param>
    public static IEnumerable<MetricSample> Count(
        MetricFamily family, MetricLabels labels, IEnumerable<StatusRecord> records)
    {
        var counts = records.CountBy(record => Normalize(record.State)).ToDictionary();
        return All.Select(state => family.CreateSample(labels.With(Label, state), counts.GetValueOrDefault(state)));
    }

    // A file may contain a number that is no state.
    private static StatusState Normalize(StatusState state) => Enum.IsDefined(state) ? state : StatusState.Unknown;
}

namespace StatusPS.Engine.Services.Dts;

/// <summary>Recommends what to do about an id that DTS does not know.</summary>
internal static class DtsIdAdvice
{
    private const string InstancePrefix = "dts";

    /// <summary>The advice for any id.</summary>
    public static LocalizedText Default => "Check the ID and the region of the job (-RegionId).";

    /// <summary>
    /// Returns the advice for keys. It differs for a key that looks like a task id: the operation takes instance ids.
    /// </summary>
    /// <param name="keys">The queried keys.</param>
    public static LocalizedText Create(IReadOnlyList<DtsKey> keys) =>
        keys.Count == 1 && !keys[0].JobId.StartsWith(InstancePrefix, StringComparison.OrdinalIgnoreCase)
            ? "Specify DtsInstanceID, which begins with dts, not DtsJobId."
            : Default;
}

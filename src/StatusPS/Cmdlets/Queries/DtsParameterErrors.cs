namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors in the parameters of Get-DtsSyncStatus that are found before a request is sent.</summary>
internal static class DtsParameterErrors
{
    public static StatusError OneRegionRequired(string id) => Create(
        LocalizedText.From(
            $"Aliyun DTS: the query for synchronization job {id} requires exactly one region in -RegionId. Nothing "
                + $"was sent for it."),
        "Specify only the region of the job.");

    /// <param name="region">The region or pattern; empty when neither the parameter nor the profile has one.</param>
    public static StatusError NoRegion(string region) => Create(
        region.Length > 0
            ? LocalizedText.From($"Aliyun DTS: no known region matches '{region}'.")
            : LocalizedText.From("Aliyun DTS: listing jobs requires a region. Nothing was sent."),
        "Specify -RegionId, for example cn-hangzhou or cn-*, or store a region in the profile (Set-StatusProfile "
            + "-RegionId).");

    private static StatusError Create(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors in the parameters of Get-JobInstanceStatus that are found before a request is sent.</summary>
internal static class JobParameterErrors
{
    public static StatusError BizAndScope() =>
        Create("-BizId and -ScopeId cannot be used together. Nothing was sent.", "Specify only one of them.");

    public static StatusError OnlyForLists(string parameter) => Create(
        $"-{parameter} applies to lists only, not to -JobInstanceId. Nothing was sent.",
        $"Omit the IDs to list jobs, or omit -{parameter}.");

    public static StatusError UntilBeforeSince() =>
        Create("-Until is before -Since. Nothing was sent.", "Specify a later -Until or an earlier -Since.");

    public static StatusError UnknownStatus() =>
        Create("-Status Unknown stands for all numbers that this version does not know, and JOB cannot filter by "
            + "them. Nothing was sent.",
            "Omit -Status and filter the output: Where-Object Status -eq Unknown");

    public static StatusError ScopeMissing(long id, StatusProfile profile) =>
        Create($"BlueKing JOB: the scope of job instance {id} is missing. Nothing was sent for it.",
            GetScopeAdvice(profile));

    public static StatusError ScopeMissing(StatusProfile profile) =>
        Create("BlueKing JOB: listing job instances requires a scope. Nothing was sent.", GetScopeAdvice(profile));

    private static LocalizedText GetScopeAdvice(StatusProfile profile) => LocalizedText.From(
        $"Specify -BizId, or -ScopeType and -ScopeId. To store a scope in the profile, with your own ID in place of "
            + $"2: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType biz -ScopeId 2");

    private static StatusError Create(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

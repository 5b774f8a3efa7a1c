namespace StatusPS.Commands.Queries;

/// <summary>What Get-JobInstanceStatus can't ask for, found before anything is sent.</summary>
internal static class JobParameterErrors
{
    public static StatusError TwoScopes() =>
        Of("-BizId and -ScopeId are two ways to say the same. Nothing was sent.", "Give one of them.");

    public static StatusError PagingWithoutList() =>
        Of("-First, -Skip and -IncludeTotalCount page through a list, and -JobInstanceId names each job. Nothing was sent.", "Give -Since to list jobs, or leave the paging out.");

    public static StatusError UntilBeforeSince() =>
        Of("-Until is before -Since. Nothing was sent.", "Give a later -Until, or an earlier -Since.");

    public static StatusError UnknownStatus() =>
        Of("-Status Unknown stands for every number that this version does not know, and JOB can't be asked for those. Nothing was sent.",
            "Leave -Status out, and take Where-Object Status -eq Unknown.");

    public static StatusError ScopeMissing(long id, StatusProfile profile) =>
        Of($"BlueKing JOB: the scope of job instance {id} is missing. Nothing was sent for it.", GiveScope(profile));

    public static StatusError ScopeMissing(StatusProfile profile) =>
        Of("BlueKing JOB: the scope whose job instances are to be listed is missing. Nothing was sent.", GiveScope(profile));

    private static LocalizedText GiveScope(StatusProfile profile) => LocalizedText.From(
        $"Give -BizId, or -ScopeType and -ScopeId. To store a scope in the profile, with your own ID in place of 2: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType biz -ScopeId 2");

    private static StatusError Of(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

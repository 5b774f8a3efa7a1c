namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors in the parameters of Get-CmdbSyncStatus that are found before a request is sent.</summary>
internal static class CmdbParameterErrors
{
    public static StatusError BusinessMissing(StatusProfile profile) => Create(
        "BlueKing CMDB: listing modules requires a business. Nothing was sent.", GetBusinessAdvice(profile));

    public static StatusError BusinessMissing(long module, StatusProfile profile) => Create(
        $"BlueKing CMDB: the business of module {module} is missing. Nothing was sent for it.",
        GetBusinessAdvice(profile));

    public static StatusError NameWithModules() => Create(
        "-Name filters the service templates of a list and cannot be used with -ModuleId. Nothing was sent.",
        "Specify only one of them.");

    private static LocalizedText GetBusinessAdvice(StatusProfile profile) => LocalizedText.From(
        $"Specify -BizId. To store a business as the profile's scope, with your own ID in place of 2: "
            + $"Set-StatusProfile {CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType biz -ScopeId 2");

    private static StatusError Create(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

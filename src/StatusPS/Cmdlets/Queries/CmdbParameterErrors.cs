namespace StatusPS.Commands.Queries;

/// <summary>What Get-CmdbSyncStatus can't ask for, found before anything is sent.</summary>
internal static class CmdbParameterErrors
{
    public static StatusError BusinessMissing(StatusProfile profile) => Of(
        "BlueKing CMDB: the business whose modules are to be listed is missing. Nothing was sent.",
        $"Give -BizId. To store a business as the profile's scope, with your own ID in place of 2: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType biz -ScopeId 2");

    public static StatusError TemplateMissing(long module) => Of(
        $"BlueKing CMDB: the business or the service template of module {module} is missing. Nothing was sent for it.",
        "Give -BizId and -ServiceTemplateId, or rows that have both.");

    public static StatusError NameOfModules() => Of(
        "-Name is about the service templates whose modules are listed, and -ModuleId names each module. Nothing was sent.",
        "Give one of them.");

    private static StatusError Of(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

using StatusPS.Engine.Services.Pages;

namespace StatusPS.Cmdlets.Queries;

/// <summary>Errors of addresses of console pages that are found before a request is sent.</summary>
internal static class PageErrors
{
    public static StatusError OtherSite(PageKey page, StatusProfile profile, string site) => Create(
        $"The address is of {page.Address.Authority}, but profile '{profile.Name}' is of {site}. Nothing was sent.",
        "Specify the profile of that site with -Profile.");

    public static StatusError Contradiction(PageKey page, string parameter, string named, string specified) => Create(
        $"The address of {page.Service} has {parameter} {named}, but -{parameter} is {specified}. Nothing was sent.",
        $"Omit -{parameter}, or specify {named}.");

    private static StatusError Create(LocalizedText message, LocalizedText action) => new()
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = message,
        RecommendedAction = action,
    };
}

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>Recommends what to do about a failure of BlueKing, by its code, its message and the profile.</summary>
internal static class BlueKingAdvice
{
    /// <summary>Gets the advice; null for that of the kind.</summary>
    /// <param name="service">The name of the service in messages.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="meaning">The kind of failure.</param>
    /// <param name="code">The service's code, if it has one.</param>
    /// <param name="codeName">The code's name, if the envelope has one.</param>
    /// <param name="message">The service's message.</param>
    public static LocalizedText? Find(
        string service, BlueKingProfile profile, BlueKingCode meaning, string? code, string? codeName, string? message)
    {
        _ = BlueKingCodes.TryParse(code, out int number);
        if (number == BlueKingCodes.OperatorMissing)
            return "Specify the user: store -UserToken, -AccessToken or -UserName with Set-StatusProfile.";
        return meaning.Kind switch
        {
            StatusErrorKind.Authentication => AuthenticationAdvice(number, message),
            StatusErrorKind.PermissionDenied => PermissionAdvice(number, codeName),
            StatusErrorKind.NotFound when meaning.IsAboutAddress => AddressAdvice(service, profile, number),
            StatusErrorKind.Untrusted =>
                "The system behind the ESB redirected the request, usually to a sign-in page. Ask the site's "
                    + "administrator to check the address of that system in the ESB.",
            _ => null,
        };
    }

    private static LocalizedText AuthenticationAdvice(int code, string? message) => code switch
    {
        BlueKingCodes.CallerRefused when Has(message, @"not verified") =>
            "This site does not accept -UserName alone. Store -UserToken (the user's bk_token) or -AccessToken (a "
                + "user's access token) with Set-StatusProfile; an app with permission for JOB's system APIs uses "
                + "-SystemApi.",
        BlueKingCodes.CallerRefused when Has(message, @"cannot indicate the user") =>
            "The access token identifies only the app. Store -AccessToken with a user's access token, or -UserToken.",
        BlueKingCodes.CallerRefused when Has(message, @"user authentication failed") =>
            "Store a valid -UserToken (the user's bk_token) or -AccessToken (a user's access token) with "
                + "Set-StatusProfile: a token may have expired.",
        BlueKingCodes.CallerRefused when Has(message, "access_token") =>
            "Store a new -AccessToken with Set-StatusProfile, or renew the file of -AccessTokenFile: this one is "
                + "wrong or has expired.",
        BlueKingCodes.CallerRefused =>
            "Check the profile's app code and app secret (-Credential) and its user; the gateway reports a wrong one "
                + "as a parameter error.",
        BlueKingCodes.TenantMissing => "Specify the tenant: store -TenantId with Set-StatusProfile.",
        1100004 or 1199027 or 1247001 or 1247002 =>
            "Specify a user that the service knows: store -UserToken, -AccessToken or -UserName with "
                + "Set-StatusProfile.",
        BlueKingCodes.ThirdPartyFailed =>
            "The system behind the ESB rejected the caller. Check the profile's user (-UserToken, -AccessToken or "
                + "-UserName), then ask the site's administrator.",
        _ =>
            "Check the profile's app code, app secret and user token; store the correct values with Set-StatusProfile.",
    };

    private static LocalizedText? PermissionAdvice(int code, string? codeName) => code switch
    {
        1640301 or 1306403 => "Apply for the API's permission for this app in the BlueKing developer center.",
        1640303 => "Ask the gateway's administrator to allow the profile's user.",
        1210006 or 1640304 => "Check the profile's -TenantId: the app may not call across tenants.",
        _ when codeName?.Contains("IP", StringComparison.OrdinalIgnoreCase) == true =>
            "Ask the gateway's administrator to allow this machine's IP address.",
        1640302 => "Check the profile's -TenantId: the app may not call across tenants.",
        _ => null,
    };

    private static LocalizedText AddressAdvice(string service, BlueKingProfile profile, int code) => code switch
    {
        BlueKingCodes.ApiNotFound when service == BlueKingServices.Cmdb =>
            "Check the profile's -CmdbGateway and -Stage. The gateway has this API since CMDB 3.14; for earlier "
                + "versions, use -Api Esb with the ESB's address as -Endpoint.",
        BlueKingCodes.ApiNotFound when profile.SystemApi =>
            "Check the profile's -JobGateway and -Stage. If the site's JOB has no system APIs, use -SystemApi:$false "
                + "with a user's -UserToken or -AccessToken.",
        BlueKingCodes.ApiNotFound when profile.JobApiVersion == JobApiVersion.V4 =>
            "Check the profile's -JobGateway and -Stage. The gateway has v4 since JOB 3.11; for earlier versions, "
                + "use -JobApiVersion V3.",
        1199079 or 1113006 => "Check the business: it does not exist, or it is archived.",
        _ => "Check the profile's -Endpoint, -Api, -Stage and the gateway names (-CmdbGateway, -JobGateway): this "
            + "address does not have the API.",
    };

    private static bool Has(string? message, string part) =>
        message?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}

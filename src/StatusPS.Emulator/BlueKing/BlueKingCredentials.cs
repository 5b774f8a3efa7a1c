using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing;

/// <summary>Credentials as a caller gave them, in the header or as parameters.</summary>
internal sealed record BlueKingCredentials(
    string? AppCode,
    string? AppSecret,
    string? AccessToken,
    string? UserToken,
    string? UserTicket,
    string? UserName)
{
    public const string Header = "X-Bkapi-Authorization";

    public static BlueKingCredentials From(IParameters parameters) => new(
        parameters.Find("bk_app_code"),
        parameters.Find("bk_app_secret"),
        parameters.Find("access_token"),
        parameters.Find("bk_token"),
        parameters.Find("bk_ticket"),
        parameters.Find("bk_username"));

    /// <summary>Checks the credentials.</summary>
    /// <param name="takesTicket">Whether the door knows <c>bk_ticket</c>: the gateway does, ESB does not.</param>
    /// <param name="caller">Who it is, when nothing is wrong.</param>
    public BlueKingRefusal Verify(bool takesTicket, out BlueKingCaller? caller)
    {
        caller = null;
        if (!string.IsNullOrEmpty(AccessToken))
        {
            if (!FixedTimeText.Equal(AccessToken, EmulatorAccounts.BlueKing.AccessToken))
                return BlueKingRefusal.AccessTokenWrong;

            caller = new BlueKingCaller(EmulatorAccounts.BlueKing.AppCode, EmulatorAccounts.BlueKing.UserName, Permitted: true);
            return BlueKingRefusal.None;
        }

        BlueKingRefusal app = VerifyApp();
        if (app != BlueKingRefusal.None)
            return app;

        BlueKingRefusal user = VerifyUser(takesTicket);
        if (user == BlueKingRefusal.None)
            caller = new BlueKingCaller(AppCode!, EmulatorAccounts.BlueKing.UserName, AppCode == EmulatorAccounts.BlueKing.AppCode);

        return user;
    }

    /// <summary>True if a user is named and nothing proves that it is the user.</summary>
    public bool HasNameAlone
        => string.IsNullOrEmpty(AccessToken) && string.IsNullOrEmpty(UserToken) && string.IsNullOrEmpty(UserTicket)
            && !string.IsNullOrEmpty(UserName);

    /// <summary>Checks the application alone, which an access token stands for too.</summary>
    public BlueKingRefusal VerifyApp()
    {
        if (!string.IsNullOrEmpty(AccessToken))
        {
            return FixedTimeText.Equal(AccessToken, EmulatorAccounts.BlueKing.AccessToken)
                ? BlueKingRefusal.None
                : BlueKingRefusal.AccessTokenWrong;
        }


        if (string.IsNullOrEmpty(AppCode))
            return BlueKingRefusal.AppCodeMissing;
        if (string.IsNullOrEmpty(AppSecret))
            return BlueKingRefusal.AppSecretMissing;

        string? secret = AppCode switch
        {
            EmulatorAccounts.BlueKing.AppCode => EmulatorAccounts.BlueKing.AppSecret,
            EmulatorAccounts.BlueKing.NoPermissionAppCode => EmulatorAccounts.BlueKing.NoPermissionAppSecret,
            _ => null,
        };
        return secret is not null && FixedTimeText.Equal(AppSecret, secret) ? BlueKingRefusal.None : BlueKingRefusal.AppWrong;
    }

    private BlueKingRefusal VerifyUser(bool takesTicket)
    {
        (string? given, string expected) = this switch
        {
            { UserToken: { Length: > 0 } token } => (token, EmulatorAccounts.BlueKing.UserToken),
            { UserTicket: { Length: > 0 } ticket } when takesTicket => (ticket, EmulatorAccounts.BlueKing.UserTicket),
            { UserName: { Length: > 0 } name } => (name, EmulatorAccounts.BlueKing.UserName),
            _ => (null, string.Empty),
        };
        if (given is null)
            return BlueKingRefusal.UserMissing;

        return FixedTimeText.Equal(given, expected) ? BlueKingRefusal.None : BlueKingRefusal.UserWrong;
    }
}

using System.Text;
using StatusPS.Emulator.Http;
using Accounts = StatusPS.Emulator.EmulatorAccounts.BlueKing;

namespace StatusPS.Emulator.BlueKing;

/// <summary>The credentials of a request, from the header or the parameters.</summary>
internal sealed record ReceivedCredentials(
    string? AppCode,
    string? AppSecret,
    string? AccessToken,
    string? UserToken,
    string? UserTicket,
    string? UserName)
{
    public const string Header = "X-Bkapi-Authorization";

    /// <summary>The credentials of a request without any.</summary>
    public static ReceivedCredentials Empty { get; } = new(null, null, null, null, null, null);

    /// <summary>True if a user is named without proof.</summary>
    public bool HasOnlyUserName
        => string.IsNullOrEmpty(AccessToken) && string.IsNullOrEmpty(UserToken) && string.IsNullOrEmpty(UserTicket)
            && !string.IsNullOrEmpty(UserName);

    /// <summary>Reads credentials from parameters.</summary>
    public static ReceivedCredentials FromParameters(IParameters parameters) => new(
        parameters.Find("bk_app_code"),
        parameters.Find("bk_app_secret"),
        parameters.Find("access_token"),
        parameters.Find("bk_token"),
        parameters.Find("bk_ticket"),
        parameters.Find("bk_username"));

    /// <summary>Reads credentials from the JSON text of the header.</summary>
    /// <param name="header">The header's value.</param>
    /// <param name="isJson">False if the value is not a JSON object.</param>
    public static ReceivedCredentials FromHeader(string header, out bool isJson)
    {
        using var parameters = JsonParameters.Parse(Encoding.UTF8.GetBytes(header));
        isJson = parameters.IsObject;
        return FromParameters(parameters);
    }

    /// <summary>Checks application and user.</summary>
    /// <param name="acceptsTicket">True if <c>bk_ticket</c> is accepted: by the gateway, but not by ESB.</param>
    /// <param name="caller">The caller, if the credentials are valid.</param>
    public CredentialError Verify(bool acceptsTicket, out AuthenticatedCaller? caller)
    {
        caller = null;
        var error = VerifyApp();
        if (error != CredentialError.None)
            return error;

        if (!string.IsNullOrEmpty(AccessToken))
        {
            caller = new AuthenticatedCaller(Accounts.AppCode, Accounts.UserName, IsPermitted: true);
            return CredentialError.None;
        }

        error = VerifyUser(acceptsTicket);
        if (error == CredentialError.None)
            caller = new AuthenticatedCaller(AppCode!, Accounts.UserName, AppCode == Accounts.AppCode);

        return error;
    }

    /// <summary>Checks the application only. An access token authenticates it too.</summary>
    public CredentialError VerifyApp()
    {
        if (!string.IsNullOrEmpty(AccessToken))
        {
            return ConstantTimeText.AreEqual(AccessToken, Accounts.AccessToken)
                ? CredentialError.None
                : CredentialError.AccessTokenWrong;
        }

        if (string.IsNullOrEmpty(AppCode))
            return CredentialError.AppCodeMissing;
        if (string.IsNullOrEmpty(AppSecret))
            return CredentialError.AppSecretMissing;

        string? secret = AppCode switch
        {
            Accounts.AppCode => Accounts.AppSecret,
            Accounts.NoPermissionAppCode => Accounts.NoPermissionAppSecret,
            _ => null,
        };
        return secret is not null && ConstantTimeText.AreEqual(AppSecret, secret)
            ? CredentialError.None
            : CredentialError.AppWrong;
    }

    private CredentialError VerifyUser(bool acceptsTicket)
    {
        (string? received, string expected) = this switch
        {
            { UserToken: { Length: > 0 } token } => (token, Accounts.UserToken),
            { UserTicket: { Length: > 0 } ticket } when acceptsTicket => (ticket, Accounts.UserTicket),
            { UserName: { Length: > 0 } name } => (name, Accounts.UserName),
            _ => (null, string.Empty),
        };
        if (received is null)
            return CredentialError.UserMissing;

        return ConstantTimeText.AreEqual(received, expected) ? CredentialError.None : CredentialError.UserWrong;
    }
}

using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The access keys that the emulator accepts: those of its accounts and those that it has issued.</summary>
internal sealed class AliyunKeyStore
{
    private static readonly AliyunCaller User = new(null, "statusps", IsForbidden: false);
    private static readonly AliyunCaller ForbiddenUser = new(null, "forbidden", IsForbidden: true);

    private string? _expiredToken;

    /// <summary>The keys that were issued.</summary>
    public TemporaryKeyIssuer Issuer { get; } = new();

    /// <summary>The current token of the account's temporary key.</summary>
    public string SecurityToken { get; private set; } = Accounts.StsSecurityToken;

    /// <summary>Expires the token of the account's temporary key, and issues another.</summary>
    public void ExpireToken()
    {
        _expiredToken = SecurityToken;
        SecurityToken = Accounts.StsSecurityToken + Guid.NewGuid().ToString("N");
    }

    /// <summary>Finds the secret of an access key; null if there is none.</summary>
    public string? FindSecret(string id) => id switch
    {
        Accounts.AccessKeyId => Accounts.AccessKeySecret,
        Accounts.StsAccessKeyId => Accounts.StsAccessKeySecret,
        Accounts.ForbiddenAccessKeyId => Accounts.ForbiddenAccessKeySecret,
        _ => Issuer.FindSecret(id),
    };

    /// <summary>Checks the security token that was sent with a known access key.</summary>
    /// <param name="id">The access key ID.</param>
    /// <param name="token">The token; null for none.</param>
    /// <param name="now">The current time.</param>
    /// <param name="error">The error; null for a valid token.</param>
    /// <returns>The identity of the key, or null with an error.</returns>
    public AliyunCaller? CheckToken(string id, string? token, DateTimeOffset now, out AliyunApiError? error)
    {
        switch (id)
        {
            case Accounts.AccessKeyId:
            case Accounts.ForbiddenAccessKeyId:
                error = token is null ? null
                    : token.Length == 0 ? AliyunApiError.TokenMalformed
                    : AliyunApiError.TokenMismatch;
                return error is null ? id == Accounts.AccessKeyId ? User : ForbiddenUser : null;
            case Accounts.StsAccessKeyId:
                error = token == SecurityToken ? null
                    : string.IsNullOrEmpty(token) ? AliyunApiError.TokenMalformed
                    : token == _expiredToken ? AliyunApiError.TokenExpired
                    : AliyunApiError.TokenMismatch;
                return error is null ? User : null;
            default:
                return Issuer.Check(id, token, now, out error);
        }
    }
}

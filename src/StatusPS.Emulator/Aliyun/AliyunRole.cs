using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Aliyun;

/// <summary>A RAM role, with the callers that its trust policy allows.</summary>
/// <param name="Arn">The ARN.</param>
internal sealed record AliyunRole(string Arn)
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    private static readonly AliyunRole[] Known =
    [
        new(Accounts.RoleArn) { TrustsUsers = true, TrustsOidcProviders = true, MaxSessionDuration = 12 * OneHour },
        new(Accounts.ExternalRoleArn) { TrustsUsers = true, ExternalId = Accounts.ExternalId },
        new(Accounts.ForbiddenRoleArn) { TrustsUsers = true, IsForbidden = true },
        new(Accounts.ChainedRoleArn) { TrustedRoleArns = [Accounts.RoleArn, Accounts.EcsRoleArn] },
        new(Accounts.OidcRoleArn) { TrustsOidcProviders = true },
        new(Accounts.EcsRoleArn),
    ];

    /// <summary>The name: the last part of the ARN.</summary>
    public string Name => Arn[(Arn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The ID in the principals of sessions.</summary>
    public string Id => $"3000000000000000{Array.IndexOf(Known, this)}";

    /// <summary>True if the RAM users of the account may assume the role.</summary>
    public bool TrustsUsers { get; private init; }

    /// <summary>True if the OIDC providers of the account may assume the role.</summary>
    public bool TrustsOidcProviders { get; private init; }

    /// <summary>The ARNs of the roles whose sessions may assume this role.</summary>
    public string[] TrustedRoleArns { get; private init; } = [];

    /// <summary>The external ID that the trust policy requires; null for none.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>True for a role without any permission.</summary>
    public bool IsForbidden { get; private init; }

    /// <summary>The longest session; one hour by default, as in RAM.</summary>
    public TimeSpan MaxSessionDuration { get; private init; } = OneHour;

    /// <summary>Finds a role by its ARN; null if there is none.</summary>
    public static AliyunRole? Find(string arn) => Array.Find(Known, role => role.Arn == arn);

    /// <summary>Checks the trust policy for a signed request.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="externalId">The external ID in the request; null for none.</param>
    public bool Trusts(AliyunCaller caller, string? externalId)
        => (caller.Role is { } role ? TrustedRoleArns.Contains(role.Arn) : TrustsUsers && !caller.IsForbidden)
            && (ExternalId is null || ExternalId == externalId);
}

using Accounts = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Emulator.Authing;

/// <summary>An access key that the emulator accepts.</summary>
internal sealed record AuthingAccessKey(string Id, string Secret)
{
    private static readonly AuthingAccessKey[] Known =
    [
        new(Accounts.AccessKeyId, Accounts.AccessKeySecret),
        new(Accounts.AdministratorAccessKeyId, Accounts.AdministratorAccessKeySecret),
    ];

    public static AuthingAccessKey? Find(string id) => Array.Find(Known, key => key.Id == id);
}

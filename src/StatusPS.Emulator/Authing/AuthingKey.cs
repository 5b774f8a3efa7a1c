namespace StatusPS.Emulator.Authing;

/// <summary>An access key the emulator knows.</summary>
internal sealed record AuthingKey(string Id, string Secret)
{
    private static readonly AuthingKey[] Known =
    [
        new(EmulatorAccounts.Authing.AccessKeyId, EmulatorAccounts.Authing.AccessKeySecret),
        new(EmulatorAccounts.Authing.AdministratorAccessKeyId, EmulatorAccounts.Authing.AdministratorAccessKeySecret),
    ];

    public static AuthingKey? Find(string id) => Array.Find(Known, key => key.Id == id);
}

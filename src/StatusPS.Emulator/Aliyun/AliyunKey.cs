namespace StatusPS.Emulator.Aliyun;

/// <summary>An access key the emulator knows.</summary>
internal sealed record AliyunKey(string Id, string Secret, string? SecurityToken, bool Forbidden)
{
    private static readonly AliyunKey[] Known =
    [
        new(EmulatorAccounts.Aliyun.AccessKeyId, EmulatorAccounts.Aliyun.AccessKeySecret, null, Forbidden: false),
        new(EmulatorAccounts.Aliyun.StsAccessKeyId, EmulatorAccounts.Aliyun.StsAccessKeySecret, EmulatorAccounts.Aliyun.StsSecurityToken, Forbidden: false),
        new(EmulatorAccounts.Aliyun.ForbiddenAccessKeyId, EmulatorAccounts.Aliyun.ForbiddenAccessKeySecret, null, Forbidden: true),
    ];

    public static AliyunKey? Find(string id) => Array.Find(Known, key => key.Id == id);
}

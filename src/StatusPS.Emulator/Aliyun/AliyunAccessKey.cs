using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Aliyun;

/// <summary>An access key that the emulator accepts.</summary>
/// <param name="Id">The access key ID.</param>
/// <param name="Secret">The access key secret.</param>
/// <param name="IsTemporary">True for a key that requires a security token.</param>
/// <param name="IsForbidden">True for a key without any permission.</param>
internal sealed record AliyunAccessKey(string Id, string Secret, bool IsTemporary, bool IsForbidden)
{
    private static readonly AliyunAccessKey[] Known =
    [
        new(Accounts.AccessKeyId, Accounts.AccessKeySecret, IsTemporary: false, IsForbidden: false),
        new(Accounts.StsAccessKeyId, Accounts.StsAccessKeySecret, IsTemporary: true, IsForbidden: false),
        new(Accounts.ForbiddenAccessKeyId, Accounts.ForbiddenAccessKeySecret, IsTemporary: false, IsForbidden: true),
    ];

    public static AliyunAccessKey? Find(string id) => Array.Find(Known, key => key.Id == id);
}

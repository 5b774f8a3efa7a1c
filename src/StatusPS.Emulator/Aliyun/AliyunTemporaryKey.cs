using System.Globalization;

namespace StatusPS.Emulator.Aliyun;

/// <summary>A temporary access key.</summary>
/// <param name="Id">The access key ID.</param>
/// <param name="Secret">The access key secret.</param>
/// <param name="SecurityToken">The security token.</param>
/// <param name="IssuedAt">The time of issue.</param>
/// <param name="Expiration">The time of expiry, in whole seconds.</param>
internal sealed record AliyunTemporaryKey(
    string Id, string Secret, string SecurityToken, DateTimeOffset IssuedAt, DateTimeOffset Expiration)
{
    /// <summary>The expiry as the services write it.</summary>
    public string ExpirationText => Format(Expiration);

    /// <summary>The time of issue as the services write it.</summary>
    public string IssuedAtText => Format(IssuedAt);

    private static string Format(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Emulator.Http;

/// <summary>Compares secrets and signatures in constant time.</summary>
internal static class ConstantTimeText
{
    public static bool AreEqual(string? received, string expected)
        => received is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(received), Encoding.UTF8.GetBytes(expected));
}

using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Emulator.Http;

/// <summary>Compares secrets and signatures.</summary>
internal static class FixedTimeText
{
    public static bool Equal(string? given, string expected)
        => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}

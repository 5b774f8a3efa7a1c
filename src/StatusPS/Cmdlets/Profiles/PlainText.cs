using System.Runtime.InteropServices;
using System.Security;

namespace StatusPS.Commands.Profiles;

/// <summary>The text of a secure string, for the engine, which has to send it.</summary>
internal static class PlainText
{
    public static string Read(SecureString secret)
    {
        nint text = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(text, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }
}

using System.Runtime.InteropServices;
using System.Security;

namespace StatusPS.Cmdlets.Profiles;

/// <summary>Converts secure strings to text, which the engine sends.</summary>
internal static class PlainText
{
    /// <summary>Gets the text of a secure string.</summary>
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

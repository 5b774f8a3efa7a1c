using System.Buffers;
using System.Text;

namespace StatusPS.Emulator.Http;

/// <summary>
/// Percent encoding of RFC 3986: <c>A-Z a-z 0-9 - _ . ~</c> are unreserved, all else is uppercase hex of UTF-8.
/// </summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Unreserved
        = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
            return text;

        StringBuilder encoded = new(text.Length * 2);
        foreach (byte octet in Encoding.UTF8.GetBytes(text))
        {
            if (octet < 0x80 && Unreserved.Contains((char)octet))
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append("0123456789ABCDEF"[octet >> 4]).Append("0123456789ABCDEF"[octet & 15]);
        }

        return encoded.ToString();
    }

    /// <summary>Decodes text. A percent sign without two hex digits is kept.</summary>
    public static string Decode(ReadOnlySpan<char> text, bool plusIsSpace)
    {
        if (!text.Contains('%') && !(plusIsSpace && text.Contains('+')))
            return text.ToString();

        byte[] octets = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '%'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2]))
            {
                octets[length++] = (byte)((HexValue(text[i + 1]) << 4) | HexValue(text[i + 2]));
                i += 2;
            }
            else if (c == '+' && plusIsSpace)
            {
                octets[length++] = (byte)' ';
            }
            else
            {
                length += Encoding.UTF8.GetBytes(text.Slice(i, 1), octets.AsSpan(length));
            }
        }

        return Encoding.UTF8.GetString(octets, 0, length);
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

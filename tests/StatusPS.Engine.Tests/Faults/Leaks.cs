using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>Searches for the secrets of a profile, in any encoding, and for control characters.</summary>
internal static class Leaks
{
    private const string Token = "management-token-of-the-pool";

    public static void AssertNone(WireForm form, Exception? failure, IEnumerable<string> traces)
    {
        string[] texts = [.. traces, .. Texts(failure)];
        string[] spellings = [.. Spellings(form.Secret()), .. Spellings(Token)];
        foreach (string text in texts)
        {
            foreach (string spelling in spellings)
                Assert.DoesNotContain(spelling, text, StringComparison.OrdinalIgnoreCase);
        }
        // A stack trace has lines; nothing else does.
        foreach (string text in failure is StatusException { Error: var error }
            ? texts.Append(error.ToString())
            : texts)
        {
            if (text != failure?.ToString())
                Assert.DoesNotContain(text, c => char.IsControl(c)
                    || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
        }
    }

    private static IEnumerable<string> Texts(Exception? failure)
    {
        if (failure is null) return [];
        var error = ((StatusException)failure).Error;
        return
        [
            failure.ToString(), failure.Message, error.Message, error.RecommendedAction, error.Code
                ?? "", error.RequestId ?? "",
            .. error.Permission.SelectMany(grant => (string[])[grant.System, grant.Action, .. grant.Resources]),
        ];
    }

    private static string[] Spellings(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(bytes),
            Convert.ToHexString(bytes),
            JavaScriptEncoder.Default.Encode(secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        ];
    }
}

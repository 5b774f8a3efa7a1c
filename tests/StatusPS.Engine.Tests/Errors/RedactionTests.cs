using System.Text;
using System.Text.Encodings.Web;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>The redaction of secrets in any spelling, and of control characters.</summary>
public sealed class RedactionTests
{
    // With letters more than the others have: its Base64 is padded, and its spellings in XML and in pages differ.
    private const string Secret = TestProfiles.AppSecret + "é'+";

    public static TheoryData<string> Spellings() =>
    [
        Secret, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Secret).ToLowerInvariant(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)), Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))
            .TrimEnd('='),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)), Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        JavaScriptEncoder.Default.Encode(Secret), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret),
        JavaScriptEncoder.Default.Encode(Secret).ToLowerInvariant(), Secret.ToUpperInvariant(),
    ];

    /// <summary>The spellings of the libraries of other languages.</summary>
    public static TheoryData<string> OtherSpellings() =>
    [
        // A form: the space is a plus sign.
        System.Net.WebUtility.UrlEncode(Secret),
        // The Base64 of addresses and tokens.
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        // PHP's JSON.
        Secret.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
        // Aliyun's text to sign, which holds the query a second time encoded.
        Uri.EscapeDataString(Uri.EscapeDataString(Secret)),
        // A page of a proxy's, and XML within JSON.
        System.Net.WebUtility.HtmlEncode(Secret),
        System.Security.SecurityElement.Escape(Secret),
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    [MemberData(nameof(OtherSpellings))]
    public void Redact_masks_every_spelling_of_a_secret(string spelled)
    {
        var redaction = new Redaction(TestProfiles.BlueKing(null, (BlueKingProfile.AppSecret, Secret)));
        string clean = redaction.Redact($"before {spelled} after {spelled}");
        Assert.Equal($"before {Redaction.Mask} after {Redaction.Mask}", clean);
    }

    [Fact]
    public void Redact_masks_every_secret_of_a_profile()
    {
        var profile = TestProfiles.BlueKing(
            null, (BlueKingProfile.AccessToken, "access-1"), (BlueKingProfile.UserToken, "token-1"),
            (BlueKingProfile.UserTicket, "ticket-1"));
        Assert.Equal("a ******** b ******** c ********", new Redaction(profile)
            .Redact("a access-1 b token-1 c ticket-1"));
        var aliyun = TestProfiles.Aliyun(null, (AliyunProfile.SecurityToken, "sts-token-1"));
        Assert.Equal("********, ********", new Redaction(aliyun).Redact($"{TestProfiles.KeySecret}, STS-TOKEN-1"));
        Assert.Equal("********", new Redaction(TestProfiles.Authing(null)).Redact(TestProfiles.PoolSecret));
    }

    [Fact]
    public void Redact_masks_a_secret_that_contains_another()
    {
        var redaction = new Redaction(
            TestProfiles.BlueKing(null, (BlueKingProfile.AppSecret, "abcd"), (BlueKingProfile.UserToken, "abcdefgh")));
        Assert.Equal("******** ********", redaction.Redact("abcdefgh abcd"));
    }

    [Fact]
    public void Redact_masks_added_secrets_and_ignores_short_ones()
    {
        var redaction = new Redaction(TestProfiles.BlueKing(null, (BlueKingProfile.AppSecret, "a")));
        redaction.Add("fetched-token");
        redaction.Add(null);
        redaction.Add("");
        Assert.Equal("a banana ********", redaction.Redact("a banana fetched-token"));
    }

    /// <summary>
    /// A secret may be copied with spaces or line ends, which the service omits and the reader of responses sanitizes.
    /// </summary>
    [Theory]
    [InlineData(" se-cret-1\r\n", "no: se-cret-1.", "no: ********.")]
    [InlineData("se-cret-1\n", "no: se-cret-1 ", "no: ********")]
    [InlineData("se\tcret\u0007-1", "no: se cret\uFFFD-1.", "no: ********.")]
    [InlineData("se\tcret\u0007-1", "no: se\tcret\u0007-1.", "no: ********.")]
    [InlineData("a  \n", "a banana", "a banana")]
    public void Redact_masks_a_trimmed_or_sanitized_secret(string secret, string echo, string clean) =>
        Assert.Equal(clean, new Redaction(TestProfiles.BlueKing(null, (BlueKingProfile.AppSecret, secret)))
            .Redact(echo));

    [Fact]
    public void Redact_remembers_a_limited_number_of_fetched_secrets()
    {
        var redaction = new Redaction(TestProfiles.BlueKing(null));
        for (int i = 10_000; i < 12_000; i++) redaction.Add($"fetched-{i}");
        for (int i = 0; i < 100; i++) redaction.Add("fetched-11990");
        Assert.Equal(
            "fetched-10000, ********, ********", redaction.Redact("fetched-10000, fetched-11990, fetched-11999"));
        Assert.Equal(Redaction.Mask, redaction.Redact(TestProfiles.AppSecret));
    }

    [Theory]
    [InlineData("red \u001b[31m text", "red \uFFFD[31m text")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("two\r\nlines\tand", "two lines and")]
    [InlineData("bell\a back\b del\u007f nul\0", "bell\uFFFD back\uFFFD del\uFFFD nul\uFFFD")]
    [InlineData(
        "a\u202Eb\u202Dc\u2066d\u2069e\u200Ff\u200Eg\u061Ch", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh")]
    [InlineData("line\u2028par\u2029\uFEFF", "line\uFFFDpar\uFFFD\uFFFD")]
    [InlineData("用户(张三)权限不足 é 😀", "用户(张三)权限不足 é 😀")]
    [InlineData(null, "")]
    public void Control_characters_are_replaced(string? text, string expected) =>
        Assert.Equal(expected, new Redaction(TestProfiles.BlueKing(null)).Redact(text));
}

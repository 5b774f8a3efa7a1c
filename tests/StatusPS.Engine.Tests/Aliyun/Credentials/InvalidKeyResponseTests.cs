using System.Text;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>Responses of the services that issue keys, changed on the way.</summary>
public sealed class InvalidKeyResponseTests : CredentialFixture
{
    private const string Secret = "iss+ued/secret=";
    private const string Key =
        $$"""{"Code":"Success","AccessKeyId":"STS.id-1","AccessKeySecret":"{{Secret}}","SecurityToken":"iss+ued/token=","Expiration":"2026-03-01T09:00:00Z"}""";

    private static readonly KeySource[] Sources = [
        KeySource.Role, KeySource.Oidc, KeySource.Instance, KeySource.CredentialsUri];

    private static readonly Dictionary<string, Func<string, Reply>> Mutated = new()
    {
        ["nothing"] = _ => Reply.Empty(200),
        ["a page"] = _ => Reply.Html(200),
        ["half a body"] = valid => Reply.Json(valid[..(valid.Length / 2)]),
        ["two bodies"] = valid => Reply.Json(valid + valid),
        ["a text"] = _ => Reply.Json("\"text\""),
        ["null"] = _ => Reply.Json("null"),
        ["a list"] = valid => Reply.Json($"[{valid}]"),
        ["an empty object"] = _ => Reply.Json("{}"),
        ["too much nesting"] = _ => Reply.Json(string.Concat(Enumerable.Repeat("{\"Credentials\":", 10_000))),
        ["other bytes than UTF-8"] = valid =>
            new() { Body = Encoding.Latin1.GetBytes(valid.Replace("STS.", "\u00ff\u00fe", StringComparison.Ordinal)) },
        ["an id that is null"] = valid => Reply.Json(valid.Replace("\"STS.id-1\"", "null", StringComparison.Ordinal)),
        ["an id with a line end"] = valid =>
            Reply.Json(valid.Replace("STS.id-1", "STS.id\\r\\nx-acs-action: y", StringComparison.Ordinal)),
        ["a lone surrogate"] = valid => Reply.Json(valid.Replace("STS.id-1", "\\ud800", StringComparison.Ordinal)),
        ["an empty secret"] = valid => Reply.Json(valid.Replace(Secret, "", StringComparison.Ordinal)),
        ["a token with a line end"] = valid =>
            Reply.Json(valid.Replace("/token", "\\n/token", StringComparison.Ordinal)),
        ["no token"] = valid => Reply.Json(valid.Replace("SecurityToken", "Other", StringComparison.Ordinal)),
        ["no end"] = valid => Reply.Json(valid.Replace("Expiration", "Other", StringComparison.Ordinal)),
        ["an end that is no time"] = valid =>
            Reply.Json(valid.Replace("2026-03-01T", "soon ", StringComparison.Ordinal)),
        ["an end in the past"] = valid => Reply.Json(valid.Replace("T09", "T07", StringComparison.Ordinal)),
    };

    private static readonly Dictionary<string, Func<string, Reply>> Odd = new()
    {
        ["a byte order mark"] = valid => new() { Body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(valid)] },
        ["the media type of a page"] = valid => Reply.Text(valid, "text/html"),
        ["an unknown charset"] = valid => Reply.Text(valid, "application/json; charset=x-nobody"),
        ["an id that is a number"] = valid => Reply.Json(valid.Replace("\"STS.id-1\"", "1", StringComparison.Ordinal)),
        ["unknown fields"] = valid => Reply.Json("{\"New\":[{}]," + valid[1..]),
        ["an end with an offset"] = valid =>
            Reply.Json(valid.Replace("09:00:00Z", "17:00:00+08:00", StringComparison.Ordinal)),
        ["an end in another century"] = valid => Reply.Json(valid.Replace("2026-", "9999-", StringComparison.Ordinal)),
    };

    public static IEnumerable<TheoryDataRow<KeySource, string>> MutatedRows =>
        from source in Sources from name in Mutated.Keys select new TheoryDataRow<KeySource, string>(source, name);

    public static IEnumerable<TheoryDataRow<KeySource, string>> OddRows =>
        from source in Sources from name in Odd.Keys select new TheoryDataRow<KeySource, string>(source, name);

    public static TheoryData<KeySource> RandomRows => [.. Sources];

    [Theory]
    [MemberData(nameof(MutatedRows))]
    public async Task Invalid_response_is_a_protocol_error_until_the_next_valid_one(KeySource source, string name)
    {
        Service.Override = request => IsForKey(request) ? Mutated[name](GetValid(source)) : null;
        var connection = Connect(CreateProfile(source));
        var error = await TestQueries.GetErrorAsync(QueryAsync(connection));
        Assert.Equal(StatusErrorKind.Protocol, error.Kind);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(Service.DtsRequests);
        Service.Override = null;
        await QueryAsync(connection);
    }

    [Theory]
    [MemberData(nameof(OddRows))]
    public async Task Odd_response_is_read(KeySource source, string name)
    {
        Service.Override = request => KeyService.IsDts(request) ? Reply.Json(SampleResponses.Dts)
            : IsForKey(request) ? Odd[name](GetValid(source)) : null;
        await QueryAsync(Connect(CreateProfile(source)));
    }

    [Theory]
    [MemberData(nameof(RandomRows))]
    public async Task Changed_bytes_never_lead_to_another_exception(KeySource source)
    {
        var random = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            byte[] body = Encoding.UTF8.GetBytes(GetValid(source));
            for (int j = random.Next(1, 4); j > 0; j--) body[random.Next(body.Length)] = (byte)random.Next(256);
            Service.Override = request => KeyService.IsDts(request) ? Reply.Json(SampleResponses.Dts)
                : IsForKey(request) ? new() { Body = body } : null;
            var failure = await Record.ExceptionAsync(() => QueryAsync(Connect(CreateProfile(source))));
            Assert.True(failure is null or StatusException, $"{Convert.ToHexString(body)}: {failure}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nline")]
    [InlineData("密")]
    public async Task Invalid_metadata_token_is_not_sent(string token)
    {
        Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        Service.Override = request => request.Method == "PUT" ? Reply.Text(token, "text/plain") : null;
        var error = await GetErrorAsync(CreateProfile(KeySource.Instance));
        Assert.Equal(StatusErrorKind.Protocol, error.Kind);
        Assert.Single(Service.KeyRequests);
    }

    private static bool IsForKey(RecordedRequest request) =>
        !KeyService.IsDts(request) && !request.Path.EndsWith("/token", StringComparison.Ordinal)
        && !request.Path.EndsWith("security-credentials/", StringComparison.Ordinal);

    private static string GetValid(KeySource source) => source is KeySource.Role or KeySource.Oidc
        ? $$"""{"RequestId":"R","Credentials":{{Key}}}""" : Key;

    private AliyunProfile CreateProfile(KeySource source)
    {
        File.WriteAllText(TokenFile, "header.claims.signature");
        return EmulatedSource.CreateProfile(source, TokenFile);
    }
}

using System.IO.Compression;
using System.Text;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Errors;

/// <summary>Invalid responses, for each service.</summary>
public sealed class InvalidResponseTests
{
    public static TheoryData<StatusService> Services => [.. Enum.GetValues<StatusService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Response_without_JSON_has_the_kind_of_its_status(StatusService service)
    {
        (Reply Reply, StatusErrorKind Kind)[] cases =
        [
            (Reply.Html(200), StatusErrorKind.Protocol), (Reply.Empty(200), StatusErrorKind.Protocol),
            (Reply.Empty(204), StatusErrorKind.Protocol),
            (Reply.Json("\"text\""), StatusErrorKind.Protocol), (Reply.Json("null"), StatusErrorKind.Protocol),
            (Reply.Json("[1,2]"), StatusErrorKind.Protocol),
            (Reply.Html(502), StatusErrorKind.Unavailable), (Reply.Html(500), StatusErrorKind.Unavailable),
            (Reply.Html(504), StatusErrorKind.Timeout),
            (Reply.Html(429), StatusErrorKind.RateLimited), (Reply.Html(403), StatusErrorKind.PermissionDenied),
            (Reply.Html(404), StatusErrorKind.NotFound),
            (Reply.Html(401), StatusErrorKind.Authentication), (Reply.Html(408), StatusErrorKind.Timeout),
            (Reply.Html(405), StatusErrorKind.InvalidRequest),
        ];
        foreach (var (reply, kind) in cases)
        {
            await using var server = new ScriptedServer(reply);
            var error = await FailureAsync(service, server);
            Assert.Equal((kind, reply.Status, 1), (error.Kind, error.HttpStatus, server.Count));
            Assert.DoesNotContain('<', error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Truncated_response_is_an_error(StatusService service)
    {
        string body = SampleResponses.Get(service);
        await using var cut = new ScriptedServer(Reply.Json(body[..(body.Length / 2)]));
        Assert.Equal(StatusErrorKind.Protocol, (await FailureAsync(service, cut)).Kind);
        await using var broken = new ScriptedServer(Reply.Json(body) with { CutAfter = body.Length / 2 });
        Assert.Equal(StatusErrorKind.Unavailable, (await FailureAsync(service, broken)).Kind);
        await using var reset = new ScriptedServer(Reply.Reset);
        Assert.Equal(StatusErrorKind.Unavailable, (await FailureAsync(service, reset)).Kind);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Refused_connection_is_unavailable(StatusService service)
    {
        var server = new ScriptedServer(Reply.Empty(200));
        await server.DisposeAsync();
        Assert.Equal(StatusErrorKind.Unavailable, (await FailureAsync(service, server)).Kind);
    }

    [Theory]
    [InlineData(StatusService.Cmdb, false)]
    [InlineData(StatusService.Cmdb, true)]
    [InlineData(StatusService.Dts, true)]
    [InlineData(StatusService.Authing, true)]
    public async Task Response_larger_than_64_MiB_is_a_protocol_error(StatusService service, bool compressed)
    {
        await using var server = new ScriptedServer(new Reply
        {
            Headers = compressed
                ? [("Content-Type", "application/json"), ("Content-Encoding", "gzip")]
                : [("Content-Type", "application/json")],
            Streams = async stream =>
            {
                await using var body = compressed
                    ? new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)
                    : stream;
                await body.WriteAsync(Encoding.UTF8.GetBytes("{\"data\":"));
                byte[] nothing = [.. Enumerable.Repeat((byte)' ', 1 << 20)];
                for (int i = 0; i < 65; i++) await body.WriteAsync(nothing);
                await body.WriteAsync(Encoding.UTF8.GetBytes("null}"));
            },
        });
        var error = await FailureAsync(service, server);
        Assert.Equal((StatusErrorKind.Protocol, 200), (error.Kind, error.HttpStatus));
        Assert.Contains("64 MiB", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The error has another shape than the response, and is therefore parsed a second time.</summary>
    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    [InlineData(null)]
    public async Task Error_is_read_in_its_own_charset(string? charset)
    {
        var encoding = charset == "utf-16" ? Encoding.Unicode : Encoding.UTF8;
        byte[] body = [.. charset is null
            ? encoding.Preamble.ToArray()
            : [], .. encoding.GetBytes("""{"result":false,"code":1199010,"message":"参数错误","data":"none"}""")];
        await using var server = new ScriptedServer(new Reply
        {
            Body = body,
            Headers = [("Content-Type", "application/json" + (charset is null ? "" : "; charset=" + charset))]
        });
        var error = await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(TestProfiles.BlueKing(server.Address), 28));
        Assert.Equal((StatusErrorKind.InvalidRequest, "1199010"), (error.Kind, error.Code));
        Assert.Contains("参数错误", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Error_of_millions_of_characters_is_truncated(StatusService service)
    {
        string words = string.Concat(Enumerable.Repeat("𠮷", 1_000_000));
        await using var server = new ScriptedServer(Reply.Json(
            $$"""{"code":1199010,"Code":"{{words}}","statusCode":400,"message":"x{{words}}","Message":"x{{words}}","requestId":"{{words}}","request_id":"{{words}}"}""",
            400));
        var error = await FailureAsync(service, server);
        Assert.Equal(StatusErrorKind.InvalidRequest, error.Kind);
        Assert.InRange(error.Message.Length, 1000, 6000);
        Assert.All([error.Message, error.Code, error.RequestId], text => Assert.DoesNotContain(
            '\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text ?? ""))));
    }

    [Fact]
    public async Task Compressed_response_is_read()
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await zip.WriteAsync(Encoding.UTF8.GetBytes(SampleResponses.Cmdb), TestQueries.CancellationToken);
        byte[] whole = packed.ToArray();
        await using var server = new ScriptedServer(request => new Reply
        {
            Body = request.Number == 1 ? whole : whole[..(whole.Length / 2)],
            Headers = [("Content-Encoding", "gzip")],
        });
        var profile = TestProfiles.BlueKing(server.Address);
        Assert.Equal("new", (await TestQueries.CmdbAsync(profile, 28))[0].Records[0].RawStatus);
        Assert.Contains("gzip", server.Only.Header("Accept-Encoding")!, StringComparison.Ordinal);
        Assert.Equal(
            StatusErrorKind.Protocol, (await TestQueries.GetErrorAsync(TestQueries.CmdbAsync(profile, 28))).Kind);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("\"UTF8\"")]
    [InlineData("utf-16")]
    [InlineData("x-nobody-knows")]
    public async Task Charset_of_the_response_is_used(string charset)
    {
        byte[] body = (charset == "utf-16" ? Encoding.Unicode : Encoding.UTF8)
            .GetBytes("""{"data":{"job_instance":{"job_instance_id":100,"name":"作业","status":3}}}""");
        await using var server = new ScriptedServer(
            new Reply { Body = body, Headers = [("Content-Type", "application/json; charset=" + charset)] });
        Assert.Equal("作业", (await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address))).Name);
    }

    [Fact]
    public async Task Response_that_is_not_HTTP_is_a_protocol_error()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.9\r\n\r\n"u8.ToArray());
        }, TestQueries.CancellationToken);
        string address = $"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
        Assert.Equal(
            StatusErrorKind.Protocol,
            (await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(address)))).Kind);
        await serving;
    }

    private static Task<StatusError> FailureAsync(StatusService service, ScriptedServer server) =>
        TestQueries.GetErrorAsync(TestQueries.QueryAsync(service, TestQueries.CreateProfile(service, server.Address)));
}

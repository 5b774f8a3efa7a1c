using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

public sealed class EsbDoorTests
{
    private const string Component = "jobv3/get_job_instance_status/";
    private const string App = "\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"demo-secret-blueking-7f3a\"";
    private const string Question = "\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"1\",\"job_instance_id\":100";

    private readonly Wire _wire = new();

    [Theory]
    [InlineData("\"bk_username\":\"admin\"")]
    [InlineData("\"bk_token\":\"demo-token-blueking-user-52be\"")]
    public async Task Accepts(string user)
        => Assert.True((await _wire.EsbAsync(Component, $"{{{App},{user},{Question}}}"))["result"].GetBoolean());

    [Theory]
    [InlineData("\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"wrong\",\"bk_username\":\"admin\"")]
    [InlineData("\"bk_username\":\"admin\"")]
    [InlineData("\"bk_app_code\":\"\\ud800\",\"bk_app_secret\":\"half a surrogate pair\",\"bk_username\":\"admin\"")]
    [InlineData(App)]
    [InlineData(App + ",\"bk_ticket\":\"demo-ticket-blueking-user-8ad1\"")]
    [InlineData(App + ",\"bk_token\":\"wrong\"")]
    public async Task RefusesWith1306000AtHttp200(string credentials)
    {
        WireAnswer answer = await _wire.EsbAsync(Component, $"{{{credentials},{Question}}}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(1306000, answer["code"].GetInt32());
        Assert.False(answer["result"].GetBoolean());
        Assert.Matches("^[0-9a-f]{32}$", answer["request_id"].GetString());
    }

    [Fact]
    public async Task MissingUserIsTheKnownEnvelope()
        => Assert.Equal(
            "User authentication failed, please provide a valid user identity, such as bk_token, bk_username",
            (await _wire.EsbAsync(Component, $"{{{App},{Question}}}"))["message"].GetString());

    [Fact]
    public async Task TakesTheHeaderAndGet()
    {
        EmulatorRequest header = Wire.Request("GET", "/api/c/compapi/v2/" + Component + "?bk_scope_type=biz&bk_scope_id=1&job_instance_id=100", headers: ("X-Bkapi-Authorization", Wire.BlueKingHeader));
        Assert.True((await _wire.AskAsync(header))["result"].GetBoolean());
        EmulatorRequest query = Wire.Request("GET", "/api/c/compapi/v2/" + Component + "?bk_app_code=statusps-demo&bk_app_secret=demo-secret-blueking-7f3a&bk_username=admin&bk_scope_type=biz&bk_scope_id=1&job_instance_id=100");
        Assert.True((await _wire.AskAsync(query))["result"].GetBoolean());
        Assert.Equal(2, _wire.Cloud.Counters.Of(EmulatorActions.JobV3Esb));
    }

    [Theory]
    [InlineData("POST", "/api/c/compapi/v2/jobv3/get_nothing/")]
    [InlineData("POST", "/api/c/compapi/v2/jobv3/get_job_instance_status")]
    [InlineData("GET", "/api/c/compapi/v2/cc/list_service_template_sync_status/")]
    public async Task UnknownComponentIs404WithoutACode(string method, string target)
    {
        WireAnswer answer = await _wire.AskAsync(Wire.Request(method, target, "{}"));
        Assert.Equal(404, answer.Status);
        answer.BodyIs("""{"result":false,"data":null,"message":"The content does not exist"}""");
    }

    [Fact]
    public async Task BodyNeedsItsContentType()
    {
        EmulatorRequest request = Wire.Request("POST", "/api/c/compapi/v2/" + Component, $"{{{App},\"bk_username\":\"admin\",{Question}}}");
        Assert.Equal(1306000, (await _wire.AskAsync(request))["code"].GetInt32());
    }

    [Fact]
    public async Task RateLimitIs1306429()
    {
        Wire wire = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await wire.EsbAsync(Component, "{}");
        WireAnswer answer = await wire.EsbAsync(Component, "{}");
        Assert.Equal((200, 1306429), (answer.Status, answer["code"].GetInt32()));
    }
}

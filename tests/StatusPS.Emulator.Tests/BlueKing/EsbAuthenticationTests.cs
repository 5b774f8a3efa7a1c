using Xunit;

namespace StatusPS.Emulator.Tests.BlueKing;

public sealed class EsbAuthenticationTests
{
    private const string Component = "jobv3/get_job_instance_status/";
    private const string Target = "/api/c/compapi/v2/" + Component;
    private const string App = EmulatorClient.AppFields;
    private const string Parameters = "\"bk_scope_type\":\"biz\",\"bk_scope_id\":\"1\",\"job_instance_id\":100";
    private const string Query = "bk_scope_type=biz&bk_scope_id=1&job_instance_id=100";

    private readonly EmulatorClient _client = new();

    [Theory]
    [InlineData("\"bk_username\":\"admin\"")]
    [InlineData("\"bk_token\":\"demo-token-blueking-user-52be\"")]
    public async Task Esb_accepts_a_user_name_or_a_token(string user)
    {
        var response = await _client.SendToEsbAsync(Component, $"{{{App},{user},{Parameters}}}");
        Assert.True(response["result"].GetBoolean());
    }

    [Theory]
    [InlineData("\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"wrong\",\"bk_username\":\"admin\"")]
    [InlineData("\"bk_username\":\"admin\"")]
    [InlineData("\"bk_app_code\":\"\\ud800\",\"bk_app_secret\":\"an unpaired surrogate\",\"bk_username\":\"admin\"")]
    [InlineData(App)]
    [InlineData(App + ",\"bk_ticket\":\"demo-ticket-blueking-user-8ad1\"")]
    [InlineData(App + ",\"bk_token\":\"wrong\"")]
    public async Task Esb_rejects_wrong_credentials_with_1306000_and_HTTP_200(string credentials)
    {
        var response = await _client.SendToEsbAsync(Component, $"{{{credentials},{Parameters}}}");
        Assert.Equal(200, response.Status);
        Assert.Equal(1306000, response.GetNumber("code"));
        Assert.False(response["result"].GetBoolean());
        Assert.Matches("^[0-9a-f]{32}$", response.GetText("request_id"));
    }

    [Fact]
    public async Task Missing_user_returns_the_published_message()
    {
        var response = await _client.SendToEsbAsync(Component, $"{{{App},{Parameters}}}");
        Assert.Equal(
            "User authentication failed, please provide a valid user identity, such as bk_token, bk_username",
            response.GetText("message"));
    }

    [Fact]
    public async Task Credentials_are_accepted_in_the_header_and_in_the_query()
    {
        var header = await _client.SendAsync(
            "GET", $"{Target}?{Query}", headers: ("X-Bkapi-Authorization", EmulatorClient.BlueKingHeader));
        Assert.True(header["result"].GetBoolean());
        const string credentials =
            "bk_app_code=statusps-demo&bk_app_secret=demo-secret-blueking-7f3a&bk_username=admin";
        var query = await _client.SendAsync("GET", $"{Target}?{credentials}&{Query}");
        Assert.True(query["result"].GetBoolean());
        Assert.Equal(2, _client.Cloud.Counters.GetCount(EmulatorActions.JobV3Esb));
    }

    [Theory]
    [InlineData("POST", "/api/c/compapi/v2/jobv3/get_nothing/")]
    [InlineData("POST", "/api/c/compapi/v2/jobv3/get_job_instance_status")]
    [InlineData("GET", "/api/c/compapi/v2/cc/list_service_template_sync_status/")]
    public async Task Unknown_component_returns_404_without_a_code(string method, string target)
    {
        var response = await _client.SendAsync(method, target, "{}");
        Assert.Equal(404, response.Status);
        response.AssertBody("""{"result":false,"data":null,"message":"The content does not exist"}""");
    }

    [Fact]
    public async Task Body_without_the_JSON_content_type_is_ignored()
    {
        string body = $"{{{EmulatorClient.CallerFields},{Parameters}}}";
        Assert.Equal(1306000, (await _client.SendAsync("POST", Target, body)).GetNumber("code"));
    }

    [Fact]
    public async Task Rate_limit_returns_1306429()
    {
        EmulatorClient client = new(new EmulatorOptions { RequestsPerSecond = 1 });
        await client.SendToEsbAsync(Component, "{}");
        var response = await client.SendToEsbAsync(Component, "{}");
        Assert.Equal((200, 1306429), (response.Status, response.GetNumber("code")));
    }
}

using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

/// <summary>A gateway endpoint is a base address or a template with the name in the path or in the host.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("https://bkapi.example.com", "https://bkapi.example.com/api/bk-job/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/", "https://bkapi.example.com/api/bk-job/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/sub/", "https://bkapi.example.com/sub/api/bk-job/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/api/{gateway_name}", "https://bkapi.example.com/api/bk-job/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/api/{gateway_name}/", "https://bkapi.example.com/api/bk-job/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/api/{api_name}", "https://bkapi.example.com/api/bk-job/prod/api/v4/x")]
    [InlineData("https://{gateway_name}.example.com", "https://bk-job.example.com/prod/api/v4/x")]
    [InlineData("https://{gateway_name}.example.com/{stage}/", "https://bk-job.example.com/prod/api/v4/x")]
    [InlineData("https://{api_name}.example.com:8443/{stage}", "https://bk-job.example.com:8443/prod/api/v4/x")]
    [InlineData("https://bkapi.example.com/{stage}/{gateway_name}", "https://bkapi.example.com/prod/bk-job/api/v4/x")]
    public void Gateway_address_is_a_base_address_or_a_template(string endpoint, string expected) =>
        Assert.Equal(
            expected, BlueKingAddress.Gateway(TestProfiles.BlueKing(endpoint), "bk-job", "api/v4/x").AbsoluteUri);

    [Fact]
    public async Task Template_has_the_gateway_name_and_stage_in_the_path()
    {
        await using var server = new ScriptedServer(Reply.Json(SampleResponses.Job));
        await TestQueries.JobAsync(TestProfiles.BlueKing(server.Address + "/gateways/{gateway_name}/on/{stage}"));
        Assert.Equal("/gateways/bk-job/on/prod/api/v4/get_job_instance_status", server.Only.Path);
    }

    [Theory]
    [InlineData("https://paas.example.com", "https://paas.example.com/api/c/compapi/v2/cc/x/")]
    [InlineData("https://paas.example.com/t/", "https://paas.example.com/t/api/c/compapi/v2/cc/x/")]
    public void ESB_address_has_the_component_path(string endpoint, string expected) =>
        Assert.Equal(expected, BlueKingAddress.Esb(TestProfiles.Esb(endpoint), "cc/x").AbsoluteUri);

    [Theory]
    [InlineData("evil.com/../x?y#")]
    [InlineData("a/b")]
    [InlineData("../../x")]
    public void Gateway_name_stays_one_segment_of_the_path(string name)
    {
        var uri = BlueKingAddress.Gateway(TestProfiles.BlueKing("https://bkapi.example.com"), name, "api/v4/x");
        Assert.Equal(("bkapi.example.com", "", ""), (uri.Host, uri.Query, uri.Fragment));
        Assert.EndsWith("/prod/api/v4/x", uri.AbsolutePath, StringComparison.Ordinal);
        Assert.StartsWith("/api/", uri.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(7, uri.Segments.Length);
    }

    [Fact]
    public async Task Missing_endpoint_is_a_profile_error()
    {
        Assert.Equal(
            StatusErrorKind.Profile,
            (await TestQueries.GetErrorAsync(TestQueries.JobAsync(TestProfiles.BlueKing(null)))).Kind);
    }
}

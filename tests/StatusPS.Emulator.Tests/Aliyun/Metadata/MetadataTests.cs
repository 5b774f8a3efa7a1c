using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Tests.Aliyun.Metadata;

public sealed class MetadataTests
{
    private const string RolePath = AliyunKeyClient.RolePath;
    private const string KeysPath = RolePath + Accounts.EcsRoleName;

    [Fact]
    public async Task Keys_of_the_role_are_accepted_by_DTS()
    {
        AliyunKeyClient client = new(new EmulatorOptions { MetadataToken = MetadataTokenMode.Required });
        string token = (await client.GetMetadataTokenAsync()).Text;
        Assert.Equal(Accounts.EcsRoleName, (await client.GetMetadataAsync(RolePath, token)).Text);
        var keys = await client.GetMetadataAsync(KeysPath, token);
        Assert.Equal("Success", keys.GetText("Code"));
        Assert.Equal("2026-03-01T14:00:00Z", keys.GetText("Expiration"));
        Assert.Equal("2026-03-01T08:00:00Z", keys.GetText("LastUpdated"));
        await client.AssertAcceptedByDtsAsync(keys, "");
    }

    [Fact]
    public async Task Token_is_required_on_demand()
    {
        AliyunKeyClient client = new(new EmulatorOptions { MetadataToken = MetadataTokenMode.Required });
        Assert.Equal(403, (await client.GetMetadataAsync(RolePath)).Status);
        Assert.Equal(403, (await client.GetMetadataAsync(KeysPath)).Status);
    }

    [Fact]
    public async Task Token_may_be_missing_by_default()
    {
        AliyunKeyClient client = new();
        Assert.Equal(200, (await client.GetMetadataAsync(RolePath)).Status);
        await client.AssertAcceptedByDtsAsync(await client.GetMetadataAsync(KeysPath), "");
    }

    [Theory]
    [InlineData(MetadataTokenMode.Optional)]
    [InlineData(MetadataTokenMode.Required)]
    public async Task Invalid_token_is_rejected(MetadataTokenMode mode)
    {
        AliyunKeyClient client = new(new EmulatorOptions { MetadataToken = mode });
        string token = (await client.GetMetadataTokenAsync("60")).Text;
        foreach (string wrong in (string[])["", "other", "-", token + "x", "7FFFFFFF" + token[token.IndexOf('-')..]])
            Assert.Equal(403, (await client.GetMetadataAsync(KeysPath, wrong)).Status);

        Assert.Equal(200, (await client.GetMetadataAsync(KeysPath, token)).Status);
        client.Client.Time.Advance(60);
        Assert.Equal(403, (await client.GetMetadataAsync(KeysPath, token)).Status);
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData("", 400)]
    [InlineData("0", 400)]
    [InlineData("21601", 400)]
    [InlineData("1h", 400)]
    [InlineData("1", 200)]
    [InlineData("21600", 200)]
    public async Task Lifetime_of_the_token_is_checked(string? lifetime, int status)
        => Assert.Equal(status, (await new AliyunKeyClient().GetMetadataTokenAsync(lifetime)).Status);

    [Fact]
    public async Task Token_is_requested_by_PUT()
        => Assert.Equal(404, (await new AliyunKeyClient().GetMetadataAsync("/latest/api/token")).Status);

    [Fact]
    public async Task Old_instance_has_no_tokens()
    {
        AliyunKeyClient client = new(new EmulatorOptions { MetadataToken = MetadataTokenMode.Unsupported });
        Assert.Equal(404, (await client.GetMetadataTokenAsync()).Status);
        Assert.Equal(200, (await client.GetMetadataAsync(KeysPath)).Status);
    }

    [Theory]
    [InlineData(RolePath + "other")]
    [InlineData(RolePath + Accounts.EcsRoleName + "/")]
    [InlineData("/latest/meta-data/ram/security-credentials")]
    [InlineData("/latest/meta-data/")]
    public async Task Unknown_path_is_not_found(string path)
        => Assert.Equal(404, (await new AliyunKeyClient().GetMetadataAsync(path)).Status);

    [Fact]
    public async Task Instance_without_role_has_no_keys()
    {
        AliyunKeyClient client = new(new EmulatorOptions { EcsRoleName = null });
        Assert.Equal(404, (await client.GetMetadataAsync(RolePath)).Status);
        Assert.Equal(404, (await client.GetMetadataAsync(KeysPath)).Status);
    }

    [Theory]
    [InlineData(KeysPath)]
    [InlineData(Accounts.CredentialsUri)]
    public async Task Keys_are_the_same_until_a_third_of_their_lifetime_is_left(string path)
    {
        AliyunKeyClient client = new(new EmulatorOptions { KeyLifetime = TimeSpan.FromMinutes(15) });
        var first = await client.GetMetadataAsync(path);
        client.Client.Time.Advance(599);
        Assert.Equal(first.Text, (await client.GetMetadataAsync(path)).Text);
        client.Client.Time.Advance(1);
        var second = await client.GetMetadataAsync(path);
        Assert.NotEqual(first.GetText("AccessKeyId"), second.GetText("AccessKeyId"));
        await client.AssertAcceptedByDtsAsync(first, "");
        client.Client.Time.Advance(300);
        AliyunKeyClient.AssertError(400, "InvalidSecurityToken.Expired", await client.QueryDtsAsync(first, ""));
        await client.AssertAcceptedByDtsAsync(second, "");
    }

    [Fact]
    public async Task Keys_that_were_expired_on_demand_are_replaced()
    {
        AliyunKeyClient client = new();
        var first = await client.GetMetadataAsync(KeysPath);
        client.Client.Cloud.ExpireAliyunKeys();
        AliyunKeyClient.AssertError(400, "InvalidSecurityToken.Expired", await client.QueryDtsAsync(first, ""));
        await client.AssertAcceptedByDtsAsync(await client.GetMetadataAsync(KeysPath), "");
    }

    [Theory]
    [InlineData("/credentials")]
    [InlineData("/credentials?user=other")]
    [InlineData("/credentials/?user=statusps-demo")]
    public async Task Other_credentials_URI_is_rejected(string path)
        => Assert.Equal(404, (await new AliyunKeyClient().GetMetadataAsync(path)).Status);

    [Fact]
    public async Task Keys_of_the_credentials_URI_are_accepted_by_DTS()
    {
        AliyunKeyClient client = new();
        var keys = await client.GetMetadataAsync(Accounts.CredentialsUri);
        Assert.Equal("Success", keys.GetText("Code"));
        await client.AssertAcceptedByDtsAsync(keys, "");
        Assert.Equal(1, client.CountOf(EmulatorActions.CredentialsUri));
    }
}

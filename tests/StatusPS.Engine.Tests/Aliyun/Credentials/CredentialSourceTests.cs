using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>Each source of a key, from its own place alone to a signed request.</summary>
public sealed class CredentialSourceTests : CredentialFixture
{
    [Fact]
    public async Task Oidc_variables_get_the_keys_of_the_role_for_the_token_in_the_file()
    {
        SetOidcVariables();
        var profile = Resolve();
        Assert.Equal(("environment", AliyunCredentialSource.Oidc), (profile.Name, profile.CredentialSource));
        await QueryAsync(Connect(profile));
        var request = Assert.Single(Service.KeyRequests);
        Assert.Equal(
            ("POST", "sts.aliyuncs.com", null),
            (request.Method, request.Header("Host"), request.Header("Authorization")));
        Assert.Equal(("AssumeRoleWithOIDC", "2015-04-01"), (request.Query["Action"], request.Query["Version"]));
        var form = new RecordedRequest("POST", "/?" + request.Text, request.Headers, [], 1).Query;
        Assert.Equal((Role, Provider, "header.claims.signature", "statusps", "3600"),
            (form["RoleArn"], form["OIDCProviderArn"], form["OIDCToken"], form["RoleSessionName"],
            form["DurationSeconds"]));
        Assert.Equal(KeyService.Token(1), Assert.Single(Service.DtsRequests).Header("x-acs-security-token"));
        Assert.Equal(Clock.GetUtcNow()
            .AddHours(1).LocalDateTime, profile.CredentialExpiresAt!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Oidc_token_is_read_again_for_each_key()
    {
        SetOidcVariables();
        var connection = Connect(Resolve());
        await QueryAsync(connection);
        File.WriteAllText(TokenFile, "other.token.value");
        Clock.Advance(3600);
        await QueryAsync(connection);
        Assert.Contains("OIDCToken=other.token.value", Service.KeyRequests[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Oidc_token_file_without_a_token_is_an_error_that_names_it(string? content)
    {
        SetOidcVariables();
        if (content is null) File.Delete(TokenFile);
        else File.WriteAllText(TokenFile, content);
        var error = await GetErrorAsync(Resolve());
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(TokenFile, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Handler.Count);
    }

    [Theory]
    [InlineData("cn-hangzhou", null, "sts.cn-hangzhou.aliyuncs.com")]
    [InlineData("cn-hangzhou", "true", "sts-vpc.cn-hangzhou.aliyuncs.com")]
    [InlineData(null, "true", "sts.aliyuncs.com")]
    public async Task Region_of_the_token_service_is_that_of_the_variables(string? region, string? vpc, string host)
    {
        SetOidcVariables();
        if (region is not null) Variables["ALIBABA_CLOUD_STS_REGION"] = region;
        if (vpc is not null) Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = vpc;
        await QueryAsync(Connect(Resolve()));
        Assert.Equal(host, Assert.Single(Service.KeyRequests).Header("Host"));
    }

    [Fact]
    public async Task Instance_role_sends_the_token_of_version_2_first()
    {
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        await QueryAsync(Connect(Resolve()));
        Assert.Equal(["PUT /latest/api/token", "GET /latest/meta-data/ram/security-credentials/ops"],
            Service.KeyRequests.Select(request => request.ToString()));
        Assert.All(Service.KeyRequests, request => Assert.Equal("100.100.100.200", request.Header("Host")));
        Assert.Equal("21600", Service.KeyRequests[0].Header("X-aliyun-ecs-metadata-token-ttl-seconds"));
        Assert.Equal(KeyService.MetadataToken, Service.KeyRequests[1].Header("X-aliyun-ecs-metadata-token"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Instance_role_uses_version_1_unless_it_is_disabled(bool isDisabled)
    {
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        if (isDisabled) Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        Service.Override = request => request.Method == "PUT" ? Reply.Text("no", "text/plain", 404) : null;
        if (isDisabled)
        {
            var error = await GetErrorAsync(Resolve());
            Assert.Contains("ECS role ops", error.Message, StringComparison.Ordinal);
            Assert.Equal(1, Service.Handler.Count);
            return;
        }
        await QueryAsync(Connect(Resolve()));
        Assert.Null(Service.KeyRequests[1].Header("X-aliyun-ecs-metadata-token"));
    }

    [Fact]
    public async Task Instance_role_is_looked_up_when_it_has_no_name()
    {
        WriteCli("""{"name":"x","mode":"EcsRamRole"}""");
        await QueryAsync(Connect(Resolve()));
        Assert.EndsWith("security-credentials/", Service.KeyRequests[1].Path, StringComparison.Ordinal);
        Assert.EndsWith("security-credentials/ops", Service.KeyRequests[2].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_of_a_role_in_a_response_is_checked_before_it_reaches_an_address()
    {
        WriteCli("""{"name":"x","mode":"EcsRamRole"}""");
        Service.Override = request => request.Path.EndsWith("security-credentials/", StringComparison.Ordinal)
            ? Reply.Text("../../../user-data", "text/plain") : null;
        Assert.Equal(StatusErrorKind.Protocol, (await GetErrorAsync(Resolve())).Kind);
        Assert.Equal(2, Service.Handler.Count);
    }

    [Fact]
    public async Task Metadata_service_is_not_used_when_a_variable_disables_it()
    {
        Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        WriteCli("""{"name":"x","mode":"EcsRamRole","ram_role_name":"ops"}""");
        var error = await GetErrorAsync(Resolve());
        Assert.Contains("ALIBABA_CLOUD_ECS_METADATA_DISABLED", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Handler.Count);
    }

    [Fact]
    public void Metadata_service_is_never_reached_through_a_proxy()
    {
        var profile = TestProfiles.Aliyun(null, (nameof(StatusProfile.Proxy), "http://proxy.example:3128"));
        var connection = EcsRamRoleSource.CreateConnection(TestProfiles.Connect(profile));
        Assert.Null(connection.TransportPlan.Proxy.Find(new("http://100.100.100.200/latest")));
        Assert.Equal(TimeSpan.FromSeconds(1), connection.TimeBudget);
    }

    [Fact]
    public async Task Credentials_uri_returns_the_key()
    {
        Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://127.0.0.1:7002/credentials?id=hidden-id";
        await QueryAsync(Connect(Resolve()));
        Assert.Equal("GET /credentials?id=hidden-id", Assert.Single(Service.KeyRequests).ToString());
        Service.Override = request => KeyService.IsDts(request) ? null : Reply.Json("{}", 500);
        var error = await GetErrorAsync(Resolve());
        Assert.Contains("http://127.0.0.1:7002/credentials", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-id", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RamRoleArn", "\"access_key_id\":\"id\",\"access_key_secret\":\"secret\"", "AssumeRole")]
    [InlineData("ramrolearn", "\"access_key_id\":\"id\",\"access_key_secret\":\"secret\"", "AssumeRole")]
    [InlineData("", "\"access_key_id\":\"id\",\"access_key_secret\":\"secret\"", "AssumeRole")]
    [InlineData("ChainableRamRoleArn", "\"source_profile\":\"base\"", "AssumeRole")]
    [InlineData(
        "RamRoleArnWithRoleName", "\"ram_role_name\":\"ops\"",
        "/latest/api/token /latest/meta-data/ram/security-credentials/ops AssumeRole")]
    [InlineData(
        "EcsRamRole", "\"ram_role_name\":\"ops\"", "/latest/api/token /latest/meta-data/ram/security-credentials/ops")]
    [InlineData("CredentialsURI", "\"credentials_uri\":\"http://localhost:7002/credentials\"", "/credentials")]
    [InlineData(
        "OIDC", "\"oidc_provider_arn\":\"acs:ram::123456789012:oidc-provider/ack\",\"oidc_token_file\":\"TOKEN\"",
        "AssumeRoleWithOIDC")]
    public async Task Each_mode_of_the_cli_signs_in(string mode, string fields, string actions)
    {
        File.WriteAllText(TokenFile, "header.claims.signature");
        fields = fields.Replace("TOKEN", TokenFile, StringComparison.Ordinal);
        WriteCli($$"""
            {"name":"x","mode":"{{mode}}",{{fields}},"ram_role_arn":"{{Role}}","ram_session_name":"me","expired_seconds":1800,"region_id":"cn-beijing"},
            {"name":"base","mode":"AK","access_key_id":"id","access_key_secret":"secret"}
            """);
        var profile = Resolve();
        await QueryAsync(Connect(profile));
        Assert.Equal(actions, string.Join(' ', Service.KeyRequests.Select(KeyService.Action)));
        Assert.Equal("cn-beijing", profile.RegionId);
        if (!actions.EndsWith("AssumeRole", StringComparison.Ordinal)) return;
        var request = Service.KeyRequests[^1];
        Assert.Equal((Role, "me", "1800"),
            (request.Query["RoleArn"], request.Query["RoleSessionName"], request.Query["DurationSeconds"]));
        Assert.Contains(mode == "RamRoleArnWithRoleName" ? "Credential=STS.id-1," : "Credential=id,",
            request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RsaKeyPair")]
    [InlineData("BearerToken")]
    [InlineData("Anonymous")]
    public void Other_modes_of_the_cli_are_refused_by_name(string mode)
    {
        WriteCli($$"""{"name":"x","mode":"{{mode}}"}""");
        var error = Assert.Throws<StatusException>(Resolve).Error;
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains($"'{mode}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "type = ecs_ram_role\nrole_name = ops", "/latest/api/token /latest/meta-data/ram/security-credentials/ops")]
    [InlineData(
        "type = ram_role_arn\naccess_key_id = id\naccess_key_secret = secret\nrole_arn = "
            + "acs:ram::1:role/ops\nrole_session_name = me",
        "AssumeRole")]
    [InlineData(
        "type = oidc_role_arn\noidc_provider_arn = acs:ram::1:oidc-provider/ack\noidc_token_file_path = "
            + "TOKEN\nrole_arn = acs:ram::1:role/ops",
        "AssumeRoleWithOIDC")]
    [InlineData("type = credentials_uri\ncredentials_uri = http://localhost/credentials", "/credentials")]
    public async Task Each_type_of_the_ini_file_signs_in(string section, string actions)
    {
        File.WriteAllText(TokenFile, "header.claims.signature");
        WriteIni(section.Replace("TOKEN", TokenFile, StringComparison.Ordinal));
        await QueryAsync(Connect(Resolve()));
        Assert.Equal(actions, string.Join(' ', Service.KeyRequests.Select(KeyService.Action)));
    }

    [Fact]
    public async Task Stored_role_uses_the_key_of_another_profile_and_stores_no_secret()
    {
        Open().Save(TestProfiles.Aliyun("https://dts.example"), makeDefault: false);
        var role = new AliyunProfile("role");
        foreach (var (name, value) in ((string, string)[])[
            (nameof(role.RoleArn), Role), (nameof(role.SourceProfile), "ali"),
            (nameof(role.ExternalId), "ext-1"), (nameof(role.RoleDuration), "900"),
            (nameof(role.RoleSessionName), "run.night@1")])
            role.Set(name, value, "Test");
        Open().Save(role, makeDefault: true);
        var profile = Resolve();
        Assert.Equal(
            ("role", "None", AliyunCredentialSource.Profile),
            (profile.Name, profile.Protection, profile.CredentialSource));
        await QueryAsync(Connect(profile));
        var request = Assert.Single(Service.KeyRequests);
        Assert.Equal(
            ("ext-1", "900", "run.night@1"),
            (request.Query["ExternalId"], request.Query["DurationSeconds"], request.Query["RoleSessionName"]));
        Assert.Contains("Credential=LTAI-test,", request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_without_a_key_uses_the_default_chain()
    {
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        var profile = RoleProfile((AliyunProfile.AccessKeySecret, null), (nameof(AliyunProfile.AccessKeyId), null));
        Assert.Equal(AliyunCredentialSource.DefaultChain, profile.CredentialSource);
        await QueryAsync(Connect(profile));
        Assert.Equal("AssumeRole", KeyService.Action(Service.KeyRequests[^1]));
        Variables.Clear();
        var error = await GetErrorAsync(
            RoleProfile((AliyunProfile.AccessKeySecret, null), (nameof(AliyunProfile.AccessKeyId), null)));
        Assert.Contains("no key to assume it with", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    [InlineData("c", "c")]
    public async Task Profiles_that_use_each_other_are_an_error(string first, string second)
    {
        WriteCli($$"""
            {"name":"a","mode":"ChainableRamRoleArn","source_profile":"b","ram_role_arn":"{{Role}}"},
            {"name":"b","mode":"ChainableRamRoleArn","source_profile":"a","ram_role_arn":"{{Role}}"},
            {"name":"c","mode":"ChainableRamRoleArn","source_profile":"c","ram_role_arn":"{{Role}}"}
            """);
        var error = await GetErrorAsync(Find("AliyunCli:" + first));
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains($"AliyunCli:{first} → AliyunCli:{second}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_all_profiles_of_the_files_are_known_for_completion()
    {
        WriteCli("""{"name":"one","mode":"AK"},{"name":"two","mode":"Anonymous"}""");
        WriteIni("type = sts");
        Assert.Equal(["AliyunCli:one", "AliyunCli:two", "AlibabaCloudFile:default"],
            Resolver.GetFileProfileNames().Select(found => found.Name));
        WriteCli("broken");
        Assert.Equal(["AlibabaCloudFile:default"], Resolver.GetFileProfileNames().Select(found => found.Name));
    }
}

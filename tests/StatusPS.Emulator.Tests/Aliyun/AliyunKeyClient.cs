using Xunit;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Tests.Aliyun;

/// <summary>Requests that obtain temporary keys, and requests to DTS with them.</summary>
public sealed class AliyunKeyClient(EmulatorOptions? options = null)
{
    public const string RolePath = "/latest/meta-data/ram/security-credentials/";

    public const string TokenHeader = "X-aliyun-ecs-metadata-token";

    private const string LifetimeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";

    public EmulatorClient Client { get; } = new(options);

    public long CountOf(string action) => Client.Cloud.Counters.GetCount(action);

    /// <summary>Sends <c>AssumeRole</c> with a signature.</summary>
    /// <param name="parameters">More parameters, as an unescaped query.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="change">Changes the request before it is signed.</param>
    /// <param name="isAcs3">True for an ACS3 signature, false for an RPC signature.</param>
    public Task<ReceivedResponse> AssumeRoleAsync(
        string parameters = "",
        string roleArn = Accounts.RoleArn,
        Func<SignedDtsRequest, SignedDtsRequest>? change = null,
        bool isAcs3 = true)
    {
        var request = SignedDtsRequest.CreateForSts(
            Client.CreateNonce(),
            Client.Time.GetUtcNow(),
            "AssumeRole",
            $"RoleArn={roleArn}&RoleSessionName=test&{parameters}");
        request = change?.Invoke(request) ?? request;
        return Client.SendAsync(isAcs3 ? request.CreateAcs3() : request.CreateRpc());
    }

    /// <summary>Sends <c>AssumeRoleWithOIDC</c>, which has no signature.</summary>
    /// <param name="change">Changes the fields of the form; null removes a field.</param>
    public Task<ReceivedResponse> AssumeRoleWithOidcAsync(params (string Name, string? Value)[] change)
    {
        Dictionary<string, string?> form = new()
        {
            ["RoleArn"] = Accounts.OidcRoleArn,
            ["OIDCProviderArn"] = Accounts.OidcProviderArn,
            ["OIDCToken"] = Client.Cloud.IssueOidcToken(),
            ["RoleSessionName"] = "pod",
            ["DurationSeconds"] = "3600",
        };
        foreach ((string name, string? value) in change)
            form[name] = value;

        string body = string.Join('&', form
            .Where(field => field.Value is not null)
            .Select(field => field.Key + "=" + Uri.EscapeDataString(field.Value!)));
        return Client.SendAsync(EmulatorClient.CreateRequest(
            "POST",
            "/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp="
                + Uri.EscapeDataString(FormatTime(Client.Time.GetUtcNow())),
            body,
            "sts.aliyuncs.com",
            ("Content-Type", "application/x-www-form-urlencoded")));
    }

    /// <summary>Sends <c>GetCallerIdentity</c> with the keys of a response.</summary>
    public Task<ReceivedResponse> GetCallerIdentityAsync(ReceivedResponse? keys = null, string path = "Credentials.")
    {
        var request = SignedDtsRequest.CreateForSts(
            Client.CreateNonce(), Client.Time.GetUtcNow(), "GetCallerIdentity", "");
        return Client.SendAsync((keys is null ? request : WithKeys(request, keys, path)).CreateAcs3());
    }

    /// <summary>Queries DTS with the keys of a response.</summary>
    public Task<ReceivedResponse> QueryDtsAsync(
        ReceivedResponse keys,
        string path = "Credentials.",
        Func<SignedDtsRequest, SignedDtsRequest>? change = null,
        bool isAcs3 = true)
    {
        var request = WithKeys(
            new SignedDtsRequest(Client.CreateNonce(), Client.Time.GetUtcNow()) { Format = "JSON" }, keys, path);
        request = change?.Invoke(request) ?? request;
        return Client.SendAsync(isAcs3 ? request.CreateAcs3() : request.CreateRpc());
    }

    /// <summary>Asserts that DTS accepts the keys of a response, with either signature.</summary>
    public async Task AssertAcceptedByDtsAsync(ReceivedResponse keys, string path = "Credentials.")
    {
        Assert.True(keys.Status == 200, keys.Text);
        foreach (bool isAcs3 in new[] { true, false })
        {
            var response = await QueryDtsAsync(keys, path, isAcs3: isAcs3);
            Assert.True(response.Status == 200, response.Text);
        }
    }

    /// <summary>Requests a token of the metadata service.</summary>
    public Task<ReceivedResponse> GetMetadataTokenAsync(string? lifetime = "21600")
        => Client.SendAsync(
            "PUT", "/latest/api/token", headers: lifetime is null ? [] : [(LifetimeHeader, lifetime)]);

    /// <summary>Requests a path of the metadata service.</summary>
    public Task<ReceivedResponse> GetMetadataAsync(string path, string? token = null)
        => Client.SendAsync("GET", path, headers: token is null ? [] : [(TokenHeader, token)]);

    /// <summary>Asserts the error of a response.</summary>
    public static void AssertError(int status, string code, ReceivedResponse response)
        => Assert.True(
            response.Status == status && response.GetText("Code") == code, $"{response.Status} {response.Text}");

    public static string FormatTime(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static SignedDtsRequest WithKeys(SignedDtsRequest request, ReceivedResponse keys, string path)
        => request with
        {
            KeyId = keys.GetText(path + "AccessKeyId")!,
            Secret = keys.GetText(path + "AccessKeySecret")!,
            SecurityToken = keys.GetText(path + "SecurityToken"),
        };
}

using System.Globalization;
using System.Text;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>
/// The security token service, the metadata service, a credentials URI and DTS in this process. DTS accepts the keys
/// that were issued until they end.
/// </summary>
internal sealed class KeyService
{
    public const string LastingId = "LTAI-test";
    public const string MetadataToken = "metadata+token/1=";

    private readonly TimeProvider _time;
    private readonly Dictionary<string, DateTimeOffset> _ends = [];
    private readonly Lock _lock = new();
    private int _issued;

    public KeyService(TimeProvider time)
    {
        _time = time;
        Handler = new(Respond);
    }

    /// <summary>The handler of the connections.</summary>
    public ScriptedHandler Handler { get; }

    /// <summary>The validity of new keys.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The number of keys that were issued.</summary>
    public int Issued => Volatile.Read(ref _issued);

    /// <summary>Replies in place of the service; null leaves it to the service.</summary>
    public Func<RecordedRequest, Reply?>? Override { get; set; }

    /// <summary>The requests for keys.</summary>
    public RecordedRequest[] KeyRequests => [.. Handler.Requests.Where(request => !IsDts(request))];

    /// <summary>The requests to DTS.</summary>
    public RecordedRequest[] DtsRequests => [.. Handler.Requests.Where(IsDts)];

    public static string Secret(int number) => $"sts+secret/{number}=<&> 密'";

    public static string Token(int number) => $"sts+token/{number}=<&>'";

    public static string Action(RecordedRequest request) =>
        request.Header("x-acs-action") ?? request.Query.GetValueOrDefault("Action") ?? request.Path;

    public static bool IsDts(RecordedRequest request) =>
        request.Header("x-acs-version") == "2020-01-01" || request.Query.GetValueOrDefault("Version") == "2020-01-01";

    /// <summary>Ends all keys at once, without telling anybody.</summary>
    public void RevokeAll()
    {
        lock (_lock) _ends.Clear();
    }

    private Reply Respond(RecordedRequest request)
    {
        if (Override?.Invoke(request) is { } reply) return reply;
        if (IsDts(request)) return RespondAsDts(request);
        return Action(request) switch
        {
            "AssumeRole" or "AssumeRoleWithOIDC" => Json($$"""{"RequestId":"STS-1","Credentials":{{Issue()}}}"""),
            "/latest/api/token" => Reply.Text(MetadataToken, "text/plain"),
            "/latest/meta-data/ram/security-credentials/" => Reply.Text("ops\n", "text/plain"),
            "/latest/meta-data/ram/security-credentials/ops" or "/credentials" => Json(Issue()),
            _ => Reply.Json("""{"Code":"NotThere"}""", 404),
        };
    }

    private Reply RespondAsDts(RecordedRequest request)
    {
        string? token = request.Header("x-acs-security-token");
        lock (_lock)
        {
            bool isValid = token is null
                ? request.Header("Authorization")!.Contains(LastingId, StringComparison.Ordinal)
                : _ends.TryGetValue(token, out var end) && _time.GetUtcNow() < end;
            return isValid ? Reply.Json(SampleResponses.Dts)
                : Reply.Json("""{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"expired"}""", 400);
        }
    }

    private string Issue()
    {
        lock (_lock)
        {
            int number = ++_issued;
            // In a header, a token is plain ASCII.
            var end = _time.GetUtcNow() + Lifetime;
            _ends[Token(number)] = end;
            return $$"""{"Code":"Success","AccessKeyId":"STS.id-{{number}}","AccessKeySecret":"{{Secret(number)}}","SecurityToken":"{{Token(number)}}","Expiration":"{{end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"}""";
        }
    }

    private Reply Json(string body) => new()
    {
        Body = Encoding.UTF8.GetBytes(body),
        Headers = [
            ("Content-Type", "application/json"),
            ("Date", _time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture))],
    };
}

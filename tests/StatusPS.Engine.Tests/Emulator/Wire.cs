using System.Text;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>A cloud on a manual clock, and requests made by hand for it.</summary>
public sealed class Wire
{
    public const string BlueKingHeader = """{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin"}""";

    private int _nonce;

    public Wire(EmulatorOptions? options = null) => Cloud = new EmulatedCloud(options, Time);

    public TestClock Time { get; } = new();

    public EmulatedCloud Cloud { get; }

    public string NextNonce() => "nonce-" + ++_nonce;

    public static EmulatorRequest Request(string method, string target, string body = "", string host = "demo.invalid", params (string Name, string Value)[] headers)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers)
            all[name] = value;

        return new EmulatorRequest(method, "https", host, target, all, Encoding.UTF8.GetBytes(body));
    }

    public async Task<WireAnswer> AskAsync(EmulatorRequest request)
        => new(await Cloud.AnswerAsync(request, TestContext.Current.CancellationToken));

    /// <summary>Asks the gateway.</summary>
    public Task<WireAnswer> GatewayAsync(string method, string target, string body = "", string? authorization = BlueKingHeader, params (string Name, string Value)[] headers)
    {
        (string, string)[] all = authorization is null ? headers : [("X-Bkapi-Authorization", authorization), .. headers];
        return AskAsync(Request(method, target, body, headers: all));
    }

    /// <summary>Posts a JSON body to ESB.</summary>
    public Task<WireAnswer> EsbAsync(string component, string body)
        => AskAsync(Request("POST", "/api/c/compapi/v2/" + component, body, headers: ("Content-Type", "application/json")));
}

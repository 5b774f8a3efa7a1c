using System.Text;
using Xunit;

namespace StatusPS.Emulator.Tests;

/// <summary>An emulator on a manual clock, and requests to it.</summary>
public sealed class EmulatorClient
{
    /// <summary>Valid credentials for <c>X-Bkapi-Authorization</c>.</summary>
    public const string BlueKingHeader =
        """{"bk_app_code":"statusps-demo","bk_app_secret":"demo-secret-blueking-7f3a","bk_username":"admin"}""";

    /// <summary>Valid credentials of an application without permission.</summary>
    public const string NoPermissionHeader = """
        {"bk_app_code":"statusps-noperm","bk_app_secret":"demo-secret-blueking-noperm-1c9d","bk_username":"admin"}
        """;

    /// <summary>The fields of a valid application, for a body.</summary>
    public const string AppFields =
        "\"bk_app_code\":\"statusps-demo\",\"bk_app_secret\":\"demo-secret-blueking-7f3a\"";

    /// <summary>The fields of a valid application and user, for a body.</summary>
    public const string CallerFields = AppFields + ",\"bk_username\":\"admin\"";

    private int _nonce;

    public EmulatorClient(EmulatorOptions? options = null) => Cloud = new EmulatedCloud(options, Time);

    public TestClock Time { get; } = new();

    public EmulatedCloud Cloud { get; }

    /// <summary>Creates a client whose requests all have a fault, or a share of them.</summary>
    public static EmulatorClient CreateWithFault(EmulatorFaultKind kind, double rate = 1)
    {
        EmulatorOptions options = new();
        options.Faults.Add(new EmulatorFault(kind, rate));
        return new EmulatorClient(options);
    }

    public static EmulatorRequest CreateRequest(
        string method,
        string target,
        string body = "",
        string host = "demo.invalid",
        params (string Name, string Value)[] headers)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers)
            all[name] = value;

        return new EmulatorRequest(method, "https", host, target, all, Encoding.UTF8.GetBytes(body));
    }

    public string CreateNonce() => "nonce-" + ++_nonce;

    public async Task<ReceivedResponse> SendAsync(EmulatorRequest request)
        => new(await Cloud.HandleAsync(request, TestContext.Current.CancellationToken));

    public Task<ReceivedResponse> SendAsync(
        string method, string target, string body = "", params (string Name, string Value)[] headers)
        => SendAsync(CreateRequest(method, target, body, headers: headers));

    /// <summary>Posts JSON.</summary>
    public Task<ReceivedResponse> PostAsync(string target, string json)
        => SendAsync("POST", target, json, ("Content-Type", "application/json"));

    /// <summary>Sends a request through the API gateway.</summary>
    public Task<ReceivedResponse> SendToGatewayAsync(
        string method,
        string target,
        string body = "",
        string? authorization = BlueKingHeader,
        params (string Name, string Value)[] headers)
        => SendAsync(
            method,
            target,
            body,
            authorization is null ? headers : [("X-Bkapi-Authorization", authorization), .. headers]);

    /// <summary>Posts JSON to an ESB component.</summary>
    public Task<ReceivedResponse> SendToEsbAsync(string component, string json)
        => PostAsync("/api/c/compapi/v2/" + component, json);
}

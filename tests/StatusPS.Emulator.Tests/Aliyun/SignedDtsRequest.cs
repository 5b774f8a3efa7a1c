using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Emulator.Tests.Aliyun;

/// <summary>A request to DTS or STS, signed by the test itself. Each part can be made invalid.</summary>
public sealed record SignedDtsRequest(string Nonce, DateTimeOffset Date)
{
    private const string StsHost = "sts.aliyuncs.com";

    public string Action { get; init; } = "DescribeSynchronizationJobStatusList";

    public string Version { get; init; } = "2020-01-01";

    public string KeyId { get; init; } = EmulatorAccounts.Aliyun.AccessKeyId;

    public string Secret { get; init; } = EmulatorAccounts.Aliyun.AccessKeySecret;

    public string? SecurityToken { get; init; }

    /// <summary>The jobs as a JSON array; null to omit the parameter.</summary>
    public string? Ids { get; init; } = """["dtsexjk1alb116****","dtskfq1149w254****"]""";

    public string? RegionId { get; init; } = "cn-hangzhou";

    public string? Format { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>More parameters, as an unescaped query.</summary>
    public string MoreParameters { get; init; } = "";

    /// <summary>True to send the parameters of an RPC signature by POST, in a form.</summary>
    public bool IsForm { get; init; }

    /// <summary>Changes the target after it was signed.</summary>
    public Func<string, string> ChangeTarget { get; init; } = static target => target;

    public string Host { get; init; } = "dts.demo.invalid";

    public string SignedHost { get; init; } = "dts.demo.invalid";

    public string Body { get; init; } = "";

    /// <summary>Creates a request to STS.</summary>
    public static SignedDtsRequest CreateForSts(string nonce, DateTimeOffset date, string action, string parameters)
        => new(nonce, date)
        {
            Action = action,
            Version = "2015-04-01",
            Host = StsHost,
            SignedHost = StsHost,
            Format = "JSON",
            Ids = null,
            RegionId = null,
            MoreParameters = parameters,
        };

    private string DateText
        => Date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Creates the request with an ACS3-HMAC-SHA256 signature.</summary>
    public EmulatorRequest CreateAcs3()
    {
        SortedDictionary<string, string> headers = new(StringComparer.Ordinal)
        {
            ["x-acs-action"] = Action,
            ["x-acs-content-sha256"] = FormatHex(SHA256.HashData(""u8)),
            ["x-acs-date"] = DateText,
            ["x-acs-signature-nonce"] = Nonce,
            ["x-acs-version"] = Version,
        };
        if (SecurityToken is not null)
        {
            headers["x-acs-security-token"] = SecurityToken;
            headers["x-acs-accesskey-id"] = KeyId;
        }

        string query = FormatQuery(GetParameters());
        string names = string.Join(';', headers.Keys.Prepend("host"));
        string lines = $"host:{SignedHost}\n"
            + string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        string canonical = $"POST\n/\n{query}\n{lines}\n{names}\n{headers["x-acs-content-sha256"]}";
        string text = "ACS3-HMAC-SHA256\n" + FormatHex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        string signature = FormatHex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        headers["Authorization"] =
            $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}";
        return EmulatorClient.CreateRequest(
            "POST",
            ChangeTarget("/?" + query),
            Body,
            Host,
            [.. headers.Select(header => (header.Key, header.Value))]);
    }

    /// <summary>Creates the request with an RPC signature.</summary>
    [SuppressMessage(
        "Security",
        "CA5350:Do Not Use Weak Cryptographic Algorithms",
        Justification = "The service's scheme is HMAC-SHA1.")]
    public EmulatorRequest CreateRpc()
    {
        SortedDictionary<string, string> parameters = new(GetParameters(), StringComparer.Ordinal)
        {
            ["AccessKeyId"] = KeyId,
            ["Action"] = Action,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = Nonce,
            ["SignatureVersion"] = "1.0",
            ["Timestamp"] = DateText,
            ["Version"] = Version,
        };
        if (SecurityToken is not null)
            parameters["SecurityToken"] = SecurityToken;

        string query = FormatQuery(parameters);
        string text = (IsForm ? "POST" : "GET") + "&%2F&" + Uri.EscapeDataString(query);
        string signature = Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret + "&"), Encoding.UTF8.GetBytes(text)));
        string signed = query + "&Signature=" + Uri.EscapeDataString(signature);
        if (IsForm)
        {
            return EmulatorClient.CreateRequest(
                "POST", "/", ChangeTarget(signed), Host, ("Content-Type", "application/x-www-form-urlencoded"));
        }

        string target = "/?" + signed;
        return EmulatorClient.CreateRequest("GET", ChangeTarget(target), host: Host);
    }

    private SortedDictionary<string, string> GetParameters()
    {
        SortedDictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (string pair in MoreParameters.Split('&', StringSplitOptions.RemoveEmptyEntries))
            parameters.Add(pair.Split('=')[0], pair.Split('=')[1]);

        if (Ids is not null)
            parameters["SynchronizationJobIdListJsonStr"] = Ids;
        if (RegionId is not null)
            parameters["RegionId"] = RegionId;
        if (Format is not null)
            parameters["Format"] = Format;
        if (ClientToken is not null)
            parameters["ClientToken"] = ClientToken;
        return parameters;
    }

    private static string FormatQuery(SortedDictionary<string, string> parameters)
        => string.Join('&', parameters.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));

    private static string FormatHex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

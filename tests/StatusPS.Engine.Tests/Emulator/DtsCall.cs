using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatusPS.Emulator;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>A DTS call signed by hand, with every part of it open to being made wrong.</summary>
public sealed record DtsCall(string Nonce, DateTimeOffset Date)
{
    public string Action { get; init; } = "DescribeSynchronizationJobStatusList";

    public string Version { get; init; } = "2020-01-01";

    public string KeyId { get; init; } = EmulatorAccounts.Aliyun.AccessKeyId;

    public string Secret { get; init; } = EmulatorAccounts.Aliyun.AccessKeySecret;

    public string? SecurityToken { get; init; }

    public string Ids { get; init; } = """["dtsexjk1alb116****","dtskfq1149w254****"]""";

    public string? RegionId { get; init; } = "cn-hangzhou";

    public string? Format { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>What the wire says where it differs from what was signed.</summary>
    public Func<string, string> OnTheWire { get; init; } = static target => target;

    public string Host { get; init; } = "dts.demo.invalid";

    public string SignedHost { get; init; } = "dts.demo.invalid";

    public string Body { get; init; } = "";

    public EmulatorRequest Acs3()
    {
        SortedDictionary<string, string> headers = new(StringComparer.Ordinal)
        {
            ["x-acs-action"] = Action,
            ["x-acs-content-sha256"] = Hex(SHA256.HashData(""u8)),
            ["x-acs-date"] = DateText,
            ["x-acs-signature-nonce"] = Nonce,
            ["x-acs-version"] = Version,
        };
        if (SecurityToken is not null)
        {
            headers["x-acs-security-token"] = SecurityToken;
            headers["x-acs-accesskey-id"] = KeyId;
        }

        string query = Query(Parameters());
        string names = string.Join(';', headers.Keys.Prepend("host"));
        string lines = $"host:{SignedHost}\n" + string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        string canonical = $"POST\n/\n{query}\n{lines}\n{names}\n{headers["x-acs-content-sha256"]}";
        string text = "ACS3-HMAC-SHA256\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        string signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        headers["Authorization"] = $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}";
        return Wire.Request("POST", OnTheWire("/?" + query), Body, Host, [.. headers.Select(header => (header.Key, header.Value))]);
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The service's scheme is HMAC-SHA1.")]
    public EmulatorRequest Rpc()
    {
        SortedDictionary<string, string> all = new(Parameters(), StringComparer.Ordinal)
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
            all["SecurityToken"] = SecurityToken;

        string query = Query(all);
        string signature = Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret + "&"), Encoding.UTF8.GetBytes("GET&%2F&" + Uri.EscapeDataString(query))));
        return Wire.Request("GET", OnTheWire("/?" + query + "&Signature=" + Uri.EscapeDataString(signature)), host: Host);
    }

    private string DateText => Date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private SortedDictionary<string, string> Parameters()
    {
        SortedDictionary<string, string> parameters = new(StringComparer.Ordinal) { ["SynchronizationJobIdListJsonStr"] = Ids };
        if (RegionId is not null)
            parameters["RegionId"] = RegionId;
        if (Format is not null)
            parameters["Format"] = Format;
        if (ClientToken is not null)
            parameters["ClientToken"] = ClientToken;
        return parameters;
    }

    private static string Query(SortedDictionary<string, string> parameters)
        => string.Join('&', parameters.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

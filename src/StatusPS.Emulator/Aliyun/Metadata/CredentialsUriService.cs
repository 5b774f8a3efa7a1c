using StatusPS.Emulator.Http;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>
/// A credentials URI, as a helper process on loopback serves it. Its query must arrive as configured.
/// </summary>
/// <param name="options">The lifetime of the keys.</param>
/// <param name="issuer">Issues the keys.</param>
internal sealed class CredentialsUriService(EmulatorOptions options, TemporaryKeyIssuer issuer)
{
    private readonly RotatingKey _key = new(options, issuer, AliyunRole.Find(Accounts.RoleArn)!, "credentials-uri");

    public EmulatorResponse GetKeys(ReceivedRequest request)
        => request.Path + "?" + request.RawQuery == Accounts.CredentialsUri
            ? TemporaryKeyResponse.Write(_key.Get(request.ReceivedAt))
            : JsonResponseWriter.Write(404, json =>
            {
                json.WriteStartObject();
                json.WriteString("Code", "Fail");
                json.WriteString("Message", "There are no credentials for this user.");
                json.WriteEndObject();
            });
}

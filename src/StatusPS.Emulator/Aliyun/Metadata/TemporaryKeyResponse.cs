using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>Writes the JSON that the metadata service and the credentials URI share.</summary>
internal static class TemporaryKeyResponse
{
    public static EmulatorResponse Write(AliyunTemporaryKey key) => JsonResponseWriter.Write(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("AccessKeyId", key.Id);
        json.WriteString("AccessKeySecret", key.Secret);
        json.WriteString("Expiration", key.ExpirationText);
        json.WriteString("SecurityToken", key.SecurityToken);
        json.WriteString("LastUpdated", key.IssuedAtText);
        json.WriteString("Code", "Success");
        json.WriteEndObject();
    });
}

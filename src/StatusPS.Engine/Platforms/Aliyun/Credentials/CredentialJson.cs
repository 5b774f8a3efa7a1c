using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>The serializer context of responses with temporary keys.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(StsEnvelope))]
[JsonSerializable(typeof(TemporaryKey))]
[JsonSerializable(typeof(ProcessOutput))]
internal sealed partial class CredentialJson : JsonSerializerContext;

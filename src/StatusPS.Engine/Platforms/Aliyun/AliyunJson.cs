using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>The serializer context of Aliyun's envelope without data.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(AliyunEnvelope))]
internal sealed partial class AliyunJson : JsonSerializerContext;

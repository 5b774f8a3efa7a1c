using System.Text.Json.Serialization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Aliyun;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The serializer's knowledge of DTS's answers.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(AliyunEnvelope))]
[JsonSerializable(typeof(DtsEnvelope))]
[JsonSerializable(typeof(DtsListEnvelope))]
[JsonSerializable(typeof(DtsListItem))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DtsJson : JsonSerializerContext;

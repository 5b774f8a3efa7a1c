using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Aliyun;

/// <summary>The serializer's knowledge of DTS's answers.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag)])]
[JsonSerializable(typeof(AliyunEnvelope))]
[JsonSerializable(typeof(DtsEnvelope))]
[JsonSerializable(typeof(DtsListEnvelope))]
[JsonSerializable(typeof(DtsListItem))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DtsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The serializer context of DTS's responses.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(DtsEnvelope))]
[JsonSerializable(typeof(DtsListEnvelope))]
[JsonSerializable(typeof(DtsListItem))]
[JsonSerializable(typeof(DtsJobStatusEnvelope))]
[JsonSerializable(typeof(DtsServiceLogEnvelope))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DtsJson : JsonSerializerContext;

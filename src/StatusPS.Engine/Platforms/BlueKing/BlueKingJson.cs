using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>The serializer context of BlueKing's envelopes without data.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(BlueKingEnvelope))]
internal sealed partial class BlueKingJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.BlueKing;

/// <summary>The serializer's knowledge of BlueKing's envelopes without data.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag)])]
[JsonSerializable(typeof(BlueKingEnvelope))]
internal sealed partial class BlueKingJson : JsonSerializerContext;

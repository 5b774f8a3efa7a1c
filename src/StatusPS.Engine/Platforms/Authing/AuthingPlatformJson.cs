using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The serializer context of Authing's envelope and of its token.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(AuthingEnvelope))]
[JsonSerializable(typeof(AuthingTokenEnvelope))]
internal sealed partial class AuthingPlatformJson : JsonSerializerContext;

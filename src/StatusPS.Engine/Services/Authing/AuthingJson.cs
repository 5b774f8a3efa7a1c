using System.Text.Json.Serialization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Authing;

namespace StatusPS.Engine.Services.Authing;

/// <summary>The serializer's knowledge of Authing's answers.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(AuthingEnvelope))]
[JsonSerializable(typeof(AuthingTokenEnvelope))]
[JsonSerializable(typeof(AuthingJobsEnvelope))]
[JsonSerializable(typeof(AuthingJobItem))]
[JsonSerializable(typeof(AuthingTasksEnvelope))]
[JsonSerializable(typeof(AuthingTaskItem))]
internal sealed partial class AuthingJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Authing;

/// <summary>The serializer context of Authing's responses.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(AuthingJobsEnvelope))]
[JsonSerializable(typeof(AuthingJobItem))]
[JsonSerializable(typeof(AuthingLogsEnvelope))]
[JsonSerializable(typeof(AuthingTasksEnvelope))]
[JsonSerializable(typeof(AuthingTaskItem))]
internal sealed partial class AuthingJson : JsonSerializerContext;

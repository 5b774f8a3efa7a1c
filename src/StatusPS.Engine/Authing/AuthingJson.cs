using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Authing;

/// <summary>The serializer's knowledge of Authing's answers.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag)])]
[JsonSerializable(typeof(AuthingEnvelope))]
[JsonSerializable(typeof(AuthingTokenEnvelope))]
[JsonSerializable(typeof(AuthingJobsEnvelope))]
[JsonSerializable(typeof(AuthingJobItem))]
[JsonSerializable(typeof(AuthingTasksEnvelope))]
[JsonSerializable(typeof(AuthingTaskItem))]
internal sealed partial class AuthingJson : JsonSerializerContext;

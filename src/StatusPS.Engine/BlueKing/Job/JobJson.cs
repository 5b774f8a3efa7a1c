using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.BlueKing.Job;

/// <summary>The serializer's knowledge of JOB's answers.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag), typeof(JobHostConverter)])]
[JsonSerializable(typeof(JobEnvelope))]
[JsonSerializable(typeof(JobListEnvelope))]
internal sealed partial class JobJson : JsonSerializerContext;

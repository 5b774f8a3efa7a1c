using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Job;

/// <summary>The serializer context of JOB's responses.</summary>
[JsonSourceGenerationOptions(
    Converters =
    [
        typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter),
        typeof(JobHostConverter),
    ])]
[JsonSerializable(typeof(JobEnvelope))]
[JsonSerializable(typeof(JobListEnvelope))]
[JsonSerializable(typeof(JobLogEnvelope))]
internal sealed partial class JobJson : JsonSerializerContext;

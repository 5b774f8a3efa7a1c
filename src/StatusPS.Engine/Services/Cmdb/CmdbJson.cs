using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>The serializer context of CMDB's responses.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientBooleanConverter)])]
[JsonSerializable(typeof(CmdbSyncEnvelope))]
[JsonSerializable(typeof(CmdbDifferenceEnvelope))]
[JsonSerializable(typeof(CmdbModuleBatchEnvelope))]
[JsonSerializable(typeof(CmdbListEnvelope<CmdbTemplateItem>), TypeInfoPropertyName = "Templates")]
[JsonSerializable(typeof(CmdbListEnvelope<CmdbModuleItem>), TypeInfoPropertyName = "Modules")]
internal sealed partial class CmdbJson : JsonSerializerContext;

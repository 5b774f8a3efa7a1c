using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Aliyun;

namespace StatusPS.Engine.Services.Dts;

/// <summary>The response of <c>DescribeSynchronizationJobStatusList</c>.</summary>
internal sealed class DtsEnvelope : AliyunEnvelope
{
    [JsonPropertyName("SynchronizationJobListStatusList")] public List<DtsJobItem?>? Jobs { get; set; }
}

/// <summary>A job in DTS's response.</summary>
internal sealed class DtsJobItem
{
    [JsonPropertyName("SynchronizationJobId")] public string? Id { get; set; }
    [JsonPropertyName("SynchronizationDirectionInfoList")] public List<DtsDirectionItem?>? Directions { get; set; }
}

/// <summary>A direction of a job in DTS's response.</summary>
internal sealed class DtsDirectionItem
{
    [JsonPropertyName("Status")] public string? Status { get; set; }
    [JsonPropertyName("Checkpoint")] public string? Checkpoint { get; set; }
    [JsonPropertyName("SynchronizationDirection")] public string? Direction { get; set; }
}

/// <summary>The response of <c>DescribeDtsJobs</c>: a page of a region's jobs.</summary>
internal sealed class DtsListEnvelope : AliyunEnvelope
{
    [JsonPropertyName("TotalRecordCount")] public long? Total { get; set; }
    [JsonPropertyName("DtsJobList")] public List<DtsListItem?>? Jobs { get; set; }

    /// <summary>The text that replaces <c>%s</c> in <c>ErrMessage</c>.</summary>
    [JsonPropertyName("DynamicMessage")] public string? DynamicMessage { get; set; }
}

/// <summary>
/// A job in the list of <c>DescribeDtsJobs</c>, or its reverse direction. Source: the SDKs' models of 2020-01-01.
/// </summary>
internal sealed class DtsListItem : DtsDiagnosisItem
{
    [JsonPropertyName("DtsInstanceID")] public string? InstanceId { get; set; }
    [JsonPropertyName("DtsJobId")] public string? JobId { get; set; }
    [JsonPropertyName("DtsJobName")] public string? Name { get; set; }
    [JsonPropertyName("DtsJobDirection")] public string? Direction { get; set; }
    [JsonPropertyName("JobType")] public string? JobType { get; set; }
    [JsonPropertyName("Status")] public string? Status { get; set; }
    [JsonPropertyName("Checkpoint")] public string? Checkpoint { get; set; }
    [JsonPropertyName("Delay")] public long? Delay { get; set; }
    [JsonPropertyName("CreateTime")] public string? CreateTime { get; set; }
    [JsonPropertyName("ErrorMessage")] public string? ErrorMessage { get; set; }
    [JsonPropertyName("Performance")] public DtsPerformanceItem? Performance { get; set; }
    [JsonPropertyName("SourceEndpoint")] public DtsDatabaseItem? Source { get; set; }
    [JsonPropertyName("DestinationEndpoint")] public DtsDatabaseItem? Destination { get; set; }
    [JsonPropertyName("ReverseJob"), JsonConverter(typeof(DtsReverseJobConverter))]
    public DtsListItem? Reverse { get; set; }
}

/// <summary>
/// The reasons of a job's status. They are not relied on, so each may have any format. Source: the SDKs' models of
/// 2020-01-01.
/// </summary>
internal class DtsDiagnosisItem
{
    [JsonPropertyName("ErrorDetails")] public JsonElement ErrorDetails { get; set; }
    [JsonPropertyName("MigrationErrCode")] public JsonElement MigrationErrorCode { get; set; }
    [JsonPropertyName("MigrationErrMsg")] public JsonElement MigrationErrorMessage { get; set; }
    [JsonPropertyName("MigrationErrWorkaround")] public JsonElement MigrationWorkaround { get; set; }
    [JsonPropertyName("PrecheckStatus")] public JsonElement Precheck { get; set; }
    [JsonPropertyName("StructureInitializationStatus")] public JsonElement StructureInitialization { get; set; }
    [JsonPropertyName("DataInitializationStatus")] public JsonElement DataInitialization { get; set; }
    [JsonPropertyName("DataSynchronizationStatus")] public JsonElement DataSynchronization { get; set; }
    [JsonPropertyName("RetryState")] public JsonElement RetryState { get; set; }
}

/// <summary>The response of <c>DescribeSynchronizationJobStatus</c>: one direction of an instance.</summary>
internal sealed class DtsJobStatusEnvelope : AliyunEnvelope
{
    [JsonPropertyName("Status")] public string? Status { get; set; }
    [JsonPropertyName("Checkpoint")] public string? Checkpoint { get; set; }
    [JsonPropertyName("ErrorMessage")] public string? ErrorMessage { get; set; }
    [JsonPropertyName("PrecheckStatus")] public JsonElement Precheck { get; set; }
    [JsonPropertyName("StructureInitializationStatus")] public JsonElement StructureInitialization { get; set; }
    [JsonPropertyName("DataInitializationStatus")] public JsonElement DataInitialization { get; set; }
    [JsonPropertyName("DataSynchronizationStatus")] public JsonElement DataSynchronization { get; set; }

    /// <summary>Returns the reasons of the status.</summary>
    public DtsDiagnosisItem GetDiagnosis() => new()
    {
        Precheck = Precheck,
        StructureInitialization = StructureInitialization,
        DataInitialization = DataInitialization,
        DataSynchronization = DataSynchronization,
    };
}

/// <summary>The response of <c>DescribeDtsServiceLog</c>: a page of a log.</summary>
internal sealed class DtsServiceLogEnvelope : AliyunEnvelope
{
    [JsonPropertyName("TotalRecordCount")] public long? Total { get; set; }
    [JsonPropertyName("ServiceLogContexts")] public List<DtsServiceLogItem?>? Entries { get; set; }

    /// <summary>The text that replaces <c>%s</c> in <c>ErrMessage</c>.</summary>
    [JsonPropertyName("DynamicMessage")] public string? DynamicMessage { get; set; }
}

/// <summary>An entry of a service log.</summary>
internal sealed record DtsServiceLogItem
{
    [JsonPropertyName("Context"), JsonConverter(typeof(AnyLogTextConverter))] public string? Text { get; set; }
    [JsonPropertyName("State"), JsonConverter(typeof(AnyTextConverter))] public string? State { get; set; }
    [JsonPropertyName("Time"), JsonConverter(typeof(AnyTextConverter))] public string? Time { get; set; }
}

/// <summary>The throughput of a listed job: MB and SQL statements a second, as text.</summary>
internal sealed class DtsPerformanceItem
{
    [JsonPropertyName("Flow")] public string? Flow { get; set; }
    [JsonPropertyName("Rps")] public string? Rps { get; set; }
}

/// <summary>The source or the destination of a listed job.</summary>
internal sealed class DtsDatabaseItem
{
    [JsonPropertyName("EngineName")] public string? EngineName { get; set; }
    [JsonPropertyName("InstanceType")] public string? InstanceType { get; set; }
    [JsonPropertyName("InstanceID")] public string? InstanceId { get; set; }
    [JsonPropertyName("Region")] public string? Region { get; set; }
    [JsonPropertyName("Ip")] public string? Ip { get; set; }
    [JsonPropertyName("Port")] public string? Port { get; set; }
    [JsonPropertyName("DatabaseName")] public string? DatabaseName { get; set; }
}

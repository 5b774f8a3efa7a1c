using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Emulator;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;

namespace StatusPS.Benchmarks.Compared;

/// <summary>Compares reading one JOB response with 50,000 hosts by the engine and by JsonSerializer alone.</summary>
internal static class HostReading
{
    private static readonly JobKey Key = new(JobScopeType.Biz, "1", 500);

    public static async Task CompareAsync(Report report)
    {
        byte[] body = await BodyAsync();
        for (int i = 0; i < 5; i++)
        {
            await ReadWithSerializerAsync(body);
            await EngineAsync(body);
        }
        var bare = new List<double>();
        var engine = new List<double>();
        for (int i = 0; i < 9; i++)
        {
            bare.Add(await TimeAsync(() => ReadWithSerializerAsync(body)));
            engine.Add(await TimeAsync(() => EngineAsync(body)));
        }
        double plain = bare.Order().ElementAt(4), ours = engine.Order().ElementAt(4);
        report.Add(
            $"one answer with 50,000 hosts ({body.Length / 1024.0 / 1024:0.0} MiB)",
            $"{ours:0.0} ms = {ours / plain:0.00} x {plain:0.0} ms", "<= 1.5 x", ours <= 1.5 * plain);
    }

    public static async Task<byte[]> BodyAsync()
    {
        string caller = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["bk_app_code"] = EmulatorAccounts.BlueKing.AppCode,
            ["bk_app_secret"] = EmulatorAccounts.BlueKing.AppSecret,
            ["bk_username"] = EmulatorAccounts.BlueKing.UserName,
        });
        using var client = new HttpClient(new EmulatorHandler(new EmulatedCloud()));
        using var request = new HttpRequestMessage(HttpMethod.Get, EmulatorAccounts.BlueKing.GatewayAddress
            + "/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=500&"
            + "return_ip_result=true&return_execute_object_result=true");
        request.Headers.TryAddWithoutValidation("X-Bkapi-Authorization", caller);
        using var response = (await client.SendAsync(request)).EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static async Task<int> EngineAsync(byte[] body)
    {
        using var response = new HttpResponseMessage
        {
            Content =
            new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }
        };
        using var answer = new ApiResponse(
            response, "BlueKing JOB", new Redaction(new BlueKingProfile("bench")), DateTimeOffset.UtcNow);
        var envelope = await answer.ReadJsonAsync(JobJson.Default.JobEnvelope, CancellationToken.None);
        return Check(JobMapper.Map(envelope!.Data!, Key, answer, new("bench")).HostTotal);
    }

    /// <summary>
    /// Deserializes the same bytes into objects with the same fields, with the serializer's own converters.
    /// </summary>
    public static async Task<int> ReadWithSerializerAsync(byte[] body)
    {
        using var stream = new MemoryStream(body);
        var answer = await JsonSerializer.DeserializeAsync(stream, PlainJson.Default.PlainResponse);
        return Check(answer!.Data!.Steps!.Sum(step => step.Hosts!.Count));
    }

    private static int Check(int? hosts) =>
        hosts == 50_000 ? 50_000 : throw new InvalidOperationException($"{hosts} hosts.");

    private static async Task<double> TimeAsync(Func<Task<int>> read)
    {
        GC.Collect();
        long began = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}

#pragma warning disable SA1402, CA1812, CS1591 // The rival's whole model in one place.
internal sealed class PlainResponse
{
    [JsonPropertyName("data")] public PlainData? Data { get; set; }
}

internal sealed class PlainData
{
    [JsonPropertyName("finished")] public bool Finished { get; set; }
    [JsonPropertyName("job_instance")] public JsonElement Instance { get; set; }
    [JsonPropertyName("step_instance_list")] public List<PlainStep>? Steps { get; set; }
}

internal sealed class PlainStep
{
    [JsonPropertyName("status")] public int Status { get; set; }
    [JsonPropertyName("step_execute_object_result_list")] public List<PlainHost>? Hosts { get; set; }
}

internal sealed class PlainHost
{
    [JsonPropertyName("execute_object")] public PlainExecuteObject? Object { get; set; }
    [JsonPropertyName("status")] public int Status { get; set; }
    [JsonPropertyName("tag")] public string? Tag { get; set; }
    [JsonPropertyName("exit_code")] public int? ExitCode { get; set; }
    [JsonPropertyName("start_time")] public long? StartTime { get; set; }
    [JsonPropertyName("end_time")] public long? EndTime { get; set; }
    [JsonPropertyName("total_time")] public long? TotalTime { get; set; }
}

internal sealed class PlainExecuteObject
{
    [JsonPropertyName("type")] public int Type { get; set; }
    [JsonPropertyName("resource_id")] public string? ResourceId { get; set; }
    [JsonPropertyName("host")] public PlainHostAddress? Host { get; set; }
}

internal sealed class PlainHostAddress
{
    [JsonPropertyName("bk_host_id")] public long HostId { get; set; }
    [JsonPropertyName("ip")] public string? Ip { get; set; }
    [JsonPropertyName("bk_cloud_id")] public long CloudId { get; set; }
}

[JsonSerializable(typeof(PlainResponse))]
internal sealed partial class PlainJson : JsonSerializerContext;

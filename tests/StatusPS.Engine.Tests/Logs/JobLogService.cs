using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Logs;

/// <summary>A JOB with one job instance, whose hosts have logs: v3 and v4, ESB and gateway.</summary>
internal sealed class JobLogService
{
    public const long StepId = 200;

    /// <summary>The hosts of the step, in the order of the job's status.</summary>
    public List<LogHost> Hosts { get; init; } = [];

    /// <summary>The status of the job and its step; 4 is failed.</summary>
    public int Status { get; set; } = 4;

    /// <summary>The type of the step: 1 script, 2 file, 3 confirmation.</summary>
    public int StepType { get; set; } = 1;

    /// <summary>The hosts that a batch leaves out.</summary>
    public HashSet<long> MissingFromBatches { get; init; } = [];

    /// <summary>True if a batch has no IDs of hosts.</summary>
    public bool HasNoHostIds { get; init; }

    /// <summary>True if a batch has the hosts in another order.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The largest batch that is taken.</summary>
    public int MaxBatchSize { get; init; } = int.MaxValue;

    /// <summary>The error code of every request for a log; null for none.</summary>
    public int? LogError { get; set; }

    /// <summary>The log requests so far: the number of hosts in each.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>The delay of a log request by its number, from 1; null answers at once.</summary>
    public Func<int, Task?> Delay { get; init; } = _ => null;

    public Reply Answer(RecordedRequest request)
    {
        bool isV4 = request.Path.Contains("/v4/", StringComparison.Ordinal);
        if (request.Path.Contains("get_job_instance_status", StringComparison.Ordinal))
            return Reply.Json(Envelope(GetStatus(isV4), isV4));
        int number;
        var parameters = Read(request);
        var wanted = Find(parameters);
        lock (Batches)
        {
            Batches.Add(wanted.Count);
            number = Batches.Count;
        }
        if (LogError is { } code || wanted.Count > MaxBatchSize) return Fail(isV4, LogError ?? 1241007);
        bool isSingle = !isV4 && !request.Path.Contains("batch_", StringComparison.Ordinal);
        var data = isSingle ? Log(wanted[0], isV4: false) : List(wanted, isV4);
        data["log_type"] = StepType == 2 ? 2 : 1;
        return Reply.Json(Envelope(data, isV4)) with { After = Delay(number) };
    }

    private static Reply Fail(bool isV4, int code) => isV4
        ? Reply.Json(
            $$$"""{"error":{"code":"{{{(code == 1241007 ? "INVALID_ARGUMENT" : "NO_PERMISSION")}}}","message":"refused"}}""",
            code == 1241007 ? 400 : 403)
        : Reply.Json($$"""{"result":false,"code":{{code}},"message":"refused"}""");

    private static string Envelope(JsonObject data, bool isV4) =>
        new JsonObject { ["result"] = isV4 ? null : true, ["code"] = isV4 ? null : 0, ["data"] = data }.ToJsonString();

    private JsonObject GetStatus(bool isV4) => new()
    {
        ["finished"] = Status is not (1 or 2),
        ["job_instance"] = new JsonObject
        {
            ["job_instance_id"] = 100,
            ["name"] = "Deploy",
            ["status"] = Status,
            ["start_time"] = 1,
            ["end_time"] = 2,
            ["bk_scope_type"] = "biz",
            ["bk_scope_id"] = "1"
        },
        ["step_instance_list"] = new JsonArray(new JsonObject
        {
            ["step_instance_id"] = StepId,
            ["name"] = "Copy",
            ["type"] = StepType,
            ["status"] = Status,
            [isV4 ? "step_execute_object_result_list" : "step_ip_result_list"] =
                new JsonArray([.. Hosts.Select(host => Result(host, isV4))]),
        }),
    };

    private static JsonObject Result(LogHost host, bool isV4)
    {
        var result =
            new JsonObject { ["status"] = host.Status, ["exit_code"] = host.Status == 9 ? 0 : 1, ["tag"] = host.Tag };
        if (isV4) result["execute_object"] = Place(host);
        else foreach (var (name, value) in Address(host)) result[name] = value?.DeepClone();
        return result;
    }

    private static JsonObject Place(LogHost host) => host.IsContainer
        ? new()
        {
            ["type"] = 2,
            ["resource_id"] = $"{host.Id}",
            ["container"] = new JsonObject
            {
                ["id"] = host.Id,
                ["container_id"] = $"docker-{host.Id}",
                ["name"] = $"web-{host.Id}"
            },
        }
        : new() { ["type"] = 1, ["resource_id"] = $"{host.Id}", ["host"] = Address(host) };

    private static JsonObject Address(LogHost host) => new()
    {
        ["bk_host_id"] = host.Id > 0 ? host.Id : null,
        ["bk_cloud_id"] = 0,
        ["ip"] = host.Ip,
    };

    private JsonObject List(List<LogHost> wanted, bool isV4)
    {
        var logs = wanted.Where(host => wanted.Count == 1 || !MissingFromBatches.Contains(host.Id));
        if (IsReversed) logs = logs.Reverse();
        string name = (StepType == 2, isV4) switch
        {
            (false, false) => "script_task_logs",
            (true, false) => "file_task_logs",
            (false, true) => "script_step_execute_object_logs",
            _ => "file_step_execute_object_logs",
        };
        return new() { [name] = new JsonArray([.. logs.Select(host => Log(host, isV4))]) };
    }

    private JsonObject Log(LogHost host, bool isV4)
    {
        var log = isV4 ? new JsonObject { ["execute_object"] = Place(host) } : Address(host);
        if (HasNoHostIds && !isV4) log["bk_host_id"] = null;
        if (StepType == 2) log[isV4 ? "download_log" : "file_logs"] = JsonNode.Parse(host.Content ?? "[]");
        else log["log_content"] = host.Content;
        return log;
    }

    private List<LogHost> Find(JsonObject parameters)
    {
        if (parameters["host_id_list"] is JsonArray ids) return [.. ids.Select(id => ById(id!.GetValue<long>()))];
        if (parameters["container_id_list"] is JsonArray containers)
            return [.. containers.Select(id => ById(id!.GetValue<long>()))];
        if (parameters["ip_list"] is JsonArray places)
            return [.. places.Select(place => ByIp(place!["ip"]!.GetValue<string>()))];
        return parameters["bk_host_id"] is { } single
            ? [ById(long.Parse(single.ToString(), CultureInfo.InvariantCulture))]
                : [ByIp(parameters["ip"]!.ToString())];
    }

    private LogHost ById(long id) => Hosts.First(host => host.Id == id);

    private LogHost ByIp(string ip) => Hosts.First(host => host.Ip == ip);

    private static JsonObject Read(RecordedRequest request)
    {
        if (request.Method == "POST") return JsonSerializer.Deserialize<JsonObject>(request.Text)!;
        return new(request.Query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }
}

/// <summary>A host, or a container, with its log.</summary>
internal sealed record LogHost(long Id, string? Content, int Status = 104)
{
    public string? Ip { get; init; } = $"10.0.{Id / 256}.{Id % 256}";

    public string? Tag { get; init; }

    public bool IsContainer { get; init; }
}

using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>
/// The arguments of an operation for one step: scope, job instance, step instance, hosts or containers.
/// </summary>
internal sealed record JobLogArguments(EmulatedScope Scope, long InstanceId, long StepId)
{
    private const int MaxHostsV3 = 500;
    private const int MaxTargetsV4 = 50;

    /// <summary>The requested hosts or containers, in the order of the request.</summary>
    public IReadOnlyList<JobLogTargetKey> Targets { get; private init; } = [];

    /// <summary>Parses the arguments without hosts.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static JobLogArguments? Parse(IParameters parameters, bool isV3, out JobApiError? error)
    {
        var scope = EmulatedScope.Parse(parameters, acceptsBizId: isV3, out error);
        if (scope is null)
            return null;

        return TryParseId(parameters, "job_instance_id", out long instanceId, out error)
            && TryParseId(parameters, "step_instance_id", out long stepId, out error)
            ? new JobLogArguments(scope, instanceId, stepId)
            : null;
    }

    /// <summary>
    /// Parses the arguments of <c>get_job_instance_ip_log</c>: <c>bk_host_id</c>, otherwise <c>bk_cloud_id</c> and
    /// <c>ip</c>.
    /// </summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static JobLogArguments? ParseSingle(IParameters parameters, out JobApiError? error)
    {
        var arguments = Parse(parameters, isV3: true, out error);
        if (arguments is null)
            return null;

        if (!string.IsNullOrEmpty(parameters.Find("bk_host_id")))
        {
            return TryParseId(parameters, "bk_host_id", out long hostId, out error)
                ? arguments with { Targets = [JobLogTargetKey.FromHost(hostId)] }
                : null;
        }

        string? ip = parameters.Find("ip"), cloud = parameters.Find("bk_cloud_id");
        if (string.IsNullOrEmpty(cloud))
            error = JobApiError.CreateMissing("bk_cloud_id");
        else if (!long.TryParse(cloud, NumberStyles.None, CultureInfo.InvariantCulture, out long cloudId))
            error = JobApiError.CreateIllegal("bk_cloud_id");
        else if (string.IsNullOrEmpty(ip))
            error = JobApiError.CreateMissing("ip");
        else
            return arguments with { Targets = [JobLogTargetKey.FromAddress(cloudId, ip)] };

        return null;
    }

    /// <summary>
    /// Parses the arguments of a batch. <c>host_id_list</c> has precedence over <c>ip_list</c>, which in v4 has
    /// precedence over <c>container_id_list</c>.
    /// </summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static JobLogArguments? ParseBatch(JsonParameters body, bool isV3, out JobApiError? error)
    {
        var arguments = Parse(body, isV3, out error);
        if (arguments is null)
            return null;

        string name = HasItems(body, "host_id_list") ? "host_id_list"
            : HasItems(body, "ip_list") ? "ip_list"
            : !isV3 && HasItems(body, "container_id_list") ? "container_id_list"
            : string.Empty;
        if (name.Length == 0)
            error = JobApiError.CreateMissing("host_id_list");
        else if (ReadTargets(body, name) is not { } targets)
            error = JobApiError.CreateIllegal(name);
        else if (targets.Count > (isV3 ? MaxHostsV3 : MaxTargetsV4))
            error = isV3 ? JobApiError.CreateMissingOrIllegal(name) : JobApiError.CreateIllegal(name);
        else
            return arguments with { Targets = targets };

        return null;
    }

    private static bool TryParseId(IParameters parameters, string name, out long id, out JobApiError? error)
    {
        id = 0;
        string? text = parameters.Find(name);
        error = string.IsNullOrEmpty(text) ? JobApiError.CreateMissing(name)
            : EmulatedScope.TryParseId(text, out id) ? null
            : JobApiError.CreateIllegal(name);
        return error is null;
    }

    // A value of another type counts as given, so that it is rejected.
    private static bool HasItems(JsonParameters body, string name)
        => body.TryGetElement(name, out var list)
            && list.ValueKind != JsonValueKind.Null
            && (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 0);

    private static List<JobLogTargetKey>? ReadTargets(JsonParameters body, string name)
    {
        if (!body.TryGetElement(name, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        if (name == "ip_list")
            return ReadAddresses(list);

        if (!JsonParameters.TryReadIds(list, out var ids))
            return null;

        return name == "host_id_list"
            ? ids.ConvertAll(JobLogTargetKey.FromHost)
            : ids.ConvertAll(JobLogTargetKey.FromContainer);
    }

    private static List<JobLogTargetKey>? ReadAddresses(JsonElement list)
    {
        List<JobLogTargetKey> addresses = new(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("bk_cloud_id", out var cloud)
                || cloud.ValueKind != JsonValueKind.Number
                || !cloud.TryGetInt64(out long cloudId)
                || !item.TryGetProperty("ip", out var ip)
                || JsonParameters.GetText(ip) is not { Length: > 0 } text)
            {
                return null;
            }

            addresses.Add(JobLogTargetKey.FromAddress(cloudId, text));
        }

        return addresses;
    }
}

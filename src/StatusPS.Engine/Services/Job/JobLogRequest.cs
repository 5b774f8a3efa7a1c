using System.Globalization;
using System.Text.Json;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// The logs of hosts in a step. v3 has an operation for one host (<c>get_job_instance_ip_log</c>) and one for many
/// (<c>batch_get_job_instance_ip_log</c>), v4 only one for many (<c>batch_get_job_instance_execute_object_log</c>). All
/// return the latest attempt of the step. Sources: the documents in <c>docs/apidoc</c> of bk-job.
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="caller">The session.</param>
/// <param name="key">The job instance.</param>
/// <param name="stepInstanceId">The step.</param>
/// <param name="target">The parameter that identifies the hosts, the same for all.</param>
/// <param name="hosts">The hosts, at most as many as a batch may have.</param>
internal sealed class JobLogRequest(
    BlueKingProfile profile, BlueKingSession caller, JobKey key, long stepInstanceId, JobLogTarget target,
    IReadOnlyList<JobHostStatus> hosts) : BlueKingRequest<IReadOnlyList<JobLogItem>>(caller)
{
    private readonly bool _isSingle = hosts.Count == 1 && profile.JobApiVersion == JobApiVersion.V3;

    /// <summary>
    /// Gets the largest number of hosts in a request: v3 refuses more with 1241007, v4 with INVALID_ARGUMENT.
    /// </summary>
    public static int GetMaxBatchSize(BlueKingProfile profile) => profile.JobApiVersion == JobApiVersion.V3 ? 500 : 50;

    public override string Service => BlueKingServices.Job;

    public override Uri Endpoint { get; } = GetAddress(profile,
        profile.JobApiVersion == JobApiVersion.V4 ? "batch_get_job_instance_execute_object_log"
        : hosts.Count == 1 ? "get_job_instance_ip_log" : "batch_get_job_instance_ip_log");

    public override HttpRequestMessage Build(DateTimeOffset now) => _isSingle && profile.Api == BlueKingApi.Gateway
        ? Caller.GetJob(Endpoint, GetQuery()) : Caller.PostJob(Endpoint, WriteBody);

    public override async ValueTask<IReadOnlyList<JobLogItem>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(JobJson.Default.JobLogEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, profile) is { } failure) throw failure;
        if (envelope is null) throw response.Protocol("the response is not the JSON that JOB documents.");
        // A host without output has no data in a single response, which then says that it succeeded.
        if (envelope.Data is not { } data)
        {
            return envelope.Result is true || envelope.AnyRequestId is not null
                ? [] : throw response.Protocol("the response has no data.");
        }
        if (!_isSingle) return [.. data.Items];
        return data.Content is null && data.AllTransfers is null ? [.. data.Items] : [data];
    }

    private static Uri GetAddress(BlueKingProfile profile, string operation) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "jobv3/" + operation) : BlueKingAddress.JobGateway(profile, operation);

    private string GetQuery()
    {
        string host = target == JobLogTarget.HostId
            ? string.Create(CultureInfo.InvariantCulture, $"bk_host_id={hosts[0].HostId}")
            : string.Create(CultureInfo.InvariantCulture,
                $"bk_cloud_id={hosts[0].CloudId ?? 0}&ip={Uri.EscapeDataString(hosts[0].Ip!)}");
        return string.Create(CultureInfo.InvariantCulture,
            $"bk_scope_type={Uri.EscapeDataString(key.ScopeType)}&bk_scope_id={Uri.EscapeDataString(key.ScopeId)}")
            + string.Create(CultureInfo.InvariantCulture,
                $"&job_instance_id={key.JobInstanceId}&step_instance_id={stepInstanceId}&{host}");
    }

    private void WriteBody(Utf8JsonWriter writer)
    {
        writer.WriteString("bk_scope_type", key.ScopeType);
        writer.WriteString("bk_scope_id", key.ScopeId);
        writer.WriteNumber("job_instance_id", key.JobInstanceId);
        writer.WriteNumber("step_instance_id", stepInstanceId);
        if (_isSingle)
        {
            WriteHost(writer, hosts[0]);
            return;
        }
        writer.WriteStartArray(target switch
        {
            JobLogTarget.HostId => "host_id_list",
            JobLogTarget.Address => "ip_list",
            _ => "container_id_list",
        });
        foreach (var host in hosts)
        {
            if (target == JobLogTarget.HostId) writer.WriteNumberValue(host.HostId!.Value);
            else if (target == JobLogTarget.Container) writer.WriteNumberValue(host.ContainerResourceId!.Value);
            else
            {
                writer.WriteStartObject();
                WriteHost(writer, host);
                writer.WriteEndObject();
            }
        }
        writer.WriteEndArray();
    }

    private void WriteHost(Utf8JsonWriter writer, JobHostStatus host)
    {
        if (target == JobLogTarget.HostId)
        {
            writer.WriteNumber("bk_host_id", host.HostId!.Value);
            return;
        }
        writer.WriteNumber("bk_cloud_id", host.CloudId ?? 0);
        writer.WriteString("ip", host.Ip);
    }
}

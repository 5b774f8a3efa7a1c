using System.Globalization;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// <c>get_job_instance_status</c>: v3 through the ESB (POST, all in the body), v3 and v4 through JOB's gateway (GET, in
/// the query). v4 gets the parameter of its early shape and that of its released shape.
/// </summary>
internal sealed class JobStatusRequest(
    BlueKingProfile profile, BlueKingSession caller, Uri address, JobKey key, bool withHosts)
    : BlueKingRequest<JobInstanceStatus>(caller)
{
    /// <summary>Returns the address of the API at the profile's entry point.</summary>
    /// <exception cref="StatusException">The endpoint of the profile is not valid.</exception>
    public static Uri GetAddress(BlueKingProfile profile) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "jobv3/get_job_instance_status")
        : BlueKingAddress.JobGateway(profile, "get_job_instance_status");

    public override string Service => BlueKingServices.Job;

    public override Uri Endpoint => address;

    public override HttpRequestMessage Build(DateTimeOffset now) => profile.Api == BlueKingApi.Esb ? Esb() : Gateway();

    public override async ValueTask<JobInstanceStatus> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(JobJson.Default.JobEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, profile, ServerErrorAdvice) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw response.Protocol("the response is not the JSON that JOB documents.");
        return JobMapper.Map(data, key, response, profile);
    }

    // JOB v3 fails on the results of containers: an exception that it reports as an internal error.
    private LocalizedText? ServerErrorAdvice => withHosts && profile.JobApiVersion == JobApiVersion.V3
        ? "If the job runs in containers, use -JobApiVersion V4 through the gateway: JOB v3 fails on their results. "
            + "Without -IncludeHost, v3 gives the job and its steps."
        : null;

    private HttpRequestMessage Esb() => Caller.Post(address, writer =>
    {
        writer.WriteString("bk_scope_type", key.ScopeType);
        writer.WriteString("bk_scope_id", key.ScopeId);
        writer.WriteNumber("job_instance_id", key.JobInstanceId);
        if (withHosts) writer.WriteBoolean("return_ip_result", true);
    });

    private HttpRequestMessage Gateway()
    {
        string hosts = !withHosts ? ""
            : profile.JobApiVersion == JobApiVersion.V3 ? "&return_ip_result=true"
            : "&return_ip_result=true&return_execute_object_result=true";
        return Caller.GetJob(address, string.Create(CultureInfo.InvariantCulture,
            $"bk_scope_type={Uri.EscapeDataString(key.ScopeType)}&bk_scope_id={Uri.EscapeDataString(key.ScopeId)}")
            + string.Create(CultureInfo.InvariantCulture, $"&job_instance_id={key.JobInstanceId}{hosts}"));
    }
}

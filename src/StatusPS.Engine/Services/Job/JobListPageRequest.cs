using System.Globalization;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// <c>get_job_instance_list</c>: v3 through the ESB (POST, all in the body), v3 and v4 through JOB's gateway (GET, in
/// the query). v3 takes <c>start</c> and returns at most 1,000, v4 takes <c>offset</c> and returns at most 200.
/// Sources: bk-job's <c>EsbGetJobInstanceListV3Resource</c>, <c>EsbGetJobInstanceListV4Resource</c> and the documents
/// of both.
/// </summary>
internal sealed class JobListPageRequest(
    BlueKingProfile profile, BlueKingSession caller, Uri address, JobListRequest request, TimeWindow window)
    : BlueKingRequest<Page<JobListRow>>(caller)
{
    /// <summary>Returns the address of the API at the profile's entry point.</summary>
    /// <exception cref="StatusException">The endpoint of the profile is not valid.</exception>
    public static Uri GetAddress(BlueKingProfile profile) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "jobv3/get_job_instance_list")
        : BlueKingAddress.JobGateway(profile, "get_job_instance_list");

    /// <summary>Returns the largest page of the profile's API version.</summary>
    public static int GetMaxPageSize(BlueKingProfile profile) => profile.JobApiVersion == JobApiVersion.V3 ? 1000 : 200;

    public override string Service => BlueKingServices.Job;

    public override Uri Endpoint => address;

    public override HttpRequestMessage Build(DateTimeOffset now) => profile.Api == BlueKingApi.Esb ? Esb() : Gateway();

    public override async ValueTask<Page<JobListRow>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(JobJson.Default.JobListEnvelope, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, profile) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw response.Protocol("the response is not the JSON that JOB documents.");
        return JobListMapper.MapPage(data, request, response, profile);
    }

    private HttpRequestMessage Esb() => Caller.Post(address, writer =>
    {
        foreach (var (name, text, number) in GetParameters())
        {
            if (text is null) writer.WriteNumber(name, number);
            else writer.WriteString(name, text);
        }
    });

    private HttpRequestMessage Gateway() => Caller.GetJob(address, string.Join('&', GetParameters().Select(Format)));

    private static string Format((string Name, string? Text, long Number) parameter)
    {
        string value = parameter.Text ?? parameter.Number.ToString(CultureInfo.InvariantCulture);
        return $"{parameter.Name}={Uri.EscapeDataString(value)}";
    }

    private IEnumerable<(string Name, string? Text, long Number)> GetParameters()
    {
        yield return ("bk_scope_type", request.ScopeType, 0);
        yield return ("bk_scope_id", request.ScopeId, 0);
        // v3 refuses an empty window. The cursor drops the items of the additional millisecond.
        yield return ("create_time_start", null, Math.Min(window.From, window.To - 1));
        yield return ("create_time_end", null, window.To);
        if (request.Name?.Fragment is { } fragment) yield return ("name", fragment, 0);
        if (request.Launcher is { } launcher) yield return ("operator", launcher, 0);
        if (request.SentStatus is { } status) yield return ("status", null, (long)status);
        if (request.Type != JobType.Unknown) yield return ("type", null, (long)request.Type - 1);
        yield return (profile.JobApiVersion == JobApiVersion.V3 ? "start" : "offset", null, window.Offset);
        yield return ("length", null, window.Length);
    }
}

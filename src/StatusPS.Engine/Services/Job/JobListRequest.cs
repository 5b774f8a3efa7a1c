using System.Globalization;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// <c>get_job_instance_list</c>: v3 through the ESB (POST, all in the body), v3 and v4 through JOB's gateway (GET, in the query).
/// v3 counts from <c>start</c> and gives at most 1,000, v4 from <c>offset</c> and gives at most 200. Sources: bk-job's
/// <c>EsbGetJobInstanceListV3Resource</c>, <c>EsbGetJobInstanceListV4Resource</c> and the documents of both.
/// </summary>
internal sealed class JobListRequest(BlueKingProfile profile, BlueKingCaller caller, Uri address, JobHistory history, JobPageRequest place) : ApiRequest<JobListPage>
{
    /// <summary>Where the profile's form of the API is.</summary>
    /// <exception cref="StatusException">The profile's address can't be used.</exception>
    public static Uri AddressOf(BlueKingProfile profile) => profile.Api == BlueKingApi.Esb
        ? BlueKingAddress.Esb(profile, "jobv3/get_job_instance_list")
        : BlueKingAddress.JobGateway(profile, "get_job_instance_list");

    /// <summary>The largest page of the profile's form of the API.</summary>
    public static int LargestPageOf(BlueKingProfile profile) => profile.JobApiVersion == JobApiVersion.V3 ? 1000 : 200;

    public override string Service => BlueKingServices.Job;

    public override Uri Endpoint => address;

    public override HttpRequestMessage Build(DateTimeOffset now) => profile.Api == BlueKingApi.Esb ? Esb() : Gateway();

    public override async ValueTask<JobListPage> ReadAsync(ApiResponse answer, CancellationToken cancellationToken)
    {
        var envelope = await answer.ReadJsonAsync(JobJson.Default.JobListEnvelope, cancellationToken);
        if (BlueKingFailure.Of(answer, envelope, profile) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw answer.Protocol("the answer is not the JSON that JOB documents.");
        return JobListReader.Read(data, history, answer, profile.Name);
    }

    private HttpRequestMessage Esb() => caller.Post(address, writer =>
    {
        foreach (var (name, text, number) in Parameters())
        {
            if (text is null) writer.WriteNumber(name, number);
            else writer.WriteString(name, text);
        }
    });

    private HttpRequestMessage Gateway() => caller.GetJob(address, string.Join('&', Parameters().Select(parameter =>
        $"{parameter.Name}={Uri.EscapeDataString(parameter.Text ?? parameter.Number.ToString(CultureInfo.InvariantCulture))}")));

    private IEnumerable<(string Name, string? Text, long Number)> Parameters()
    {
        yield return ("bk_scope_type", history.ScopeType, 0);
        yield return ("bk_scope_id", history.ScopeId, 0);
        // v3 refuses a window of no length; a millisecond more is left out again where the page is read.
        yield return ("create_time_start", null, Math.Min(place.From, place.To - 1));
        yield return ("create_time_end", null, place.To);
        if (history.Name?.Fragment is { } fragment) yield return ("name", fragment, 0);
        if (history.Launcher is { } launcher) yield return ("operator", launcher, 0);
        if (history.SentStatus is { } status) yield return ("status", null, (long)status);
        if (history.Type != JobType.Unknown) yield return ("type", null, (long)history.Type - 1);
        yield return (profile.JobApiVersion == JobApiVersion.V3 ? "start" : "offset", null, place.Offset);
        yield return ("length", null, place.Length);
    }
}

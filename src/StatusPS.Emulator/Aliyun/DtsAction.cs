using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary><c>DescribeSynchronizationJobStatusList</c> and <c>DescribeDtsJobs</c> of DTS 2020-01-01, signed either way.</summary>
internal sealed class DtsAction(EmulatedCloud cloud) : IEmulatedAction
{
    public const string StatusList = "DescribeSynchronizationJobStatusList";
    public const string JobList = "DescribeDtsJobs";
    private const string ApiVersion = "2020-01-01";

    private readonly AliyunGate _gate = new();
    private readonly DtsShelf _shelf = new(cloud.Options);

    /// <summary>Decides who calls.</summary>
    public AliyunGate Gate => _gate;

    public string Name => EmulatorActions.Dts;

    public string Service => "aliyun.dts";

    public EmulatorResponse Answer(WireRequest request)
    {
        bool acs3 = Acs3Reader.IsAcs3(request);
        AliyunAnswer answer = new(request, acs3);
        if (request.Method is not ("POST" or "GET"))
            return answer.Error(new AliyunError(405, "UnsupportedHTTPMethod", "This http method is not supported."));

        AliyunCall? call = acs3 ? Acs3Reader.Read(request, out AliyunError? error) : RpcReader.Read(request, out error);
        error ??= CheckAction(call!) ?? _gate.Check(call!, request.ReceivedAt);
        if (error is not null)
            return answer.Error(error);

        cloud.Counters.RecordAction(acs3 ? EmulatorActions.DtsAcs3 : EmulatorActions.DtsRpc);
        return call!.Action == JobList ? AnswerList(request, answer, call.Parameters) : AnswerQuery(request, answer, call.Parameters);
    }

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter)
    {
        EmulatorResponse response = new AliyunAnswer(request, Acs3Reader.IsAcs3(request))
            .Error(new AliyunError(400, "Throttling.User", "Request was denied due to user flow control."));
        response.Headers["x-acs-retry-after"] = Math.Max(1, Math.Ceiling(retryAfter.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
        return response;
    }

    public EmulatorResponse RefuseUnauthorized(WireRequest request)
        => new AliyunAnswer(request, Acs3Reader.IsAcs3(request)).Error(new AliyunError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."));

    private static AliyunError? CheckAction(AliyunCall call)
    {
        if (string.IsNullOrEmpty(call.Action))
            return AliyunError.Missing("Action");
        if (string.IsNullOrEmpty(call.Version))
            return AliyunError.Missing("Version");
        if (call.Version != ApiVersion)
            return new AliyunError(400, "InvalidVersion", "Specified parameter Version is not valid.");

        return call.Action is StatusList or JobList
            ? null
            : new AliyunError(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
    }

    private EmulatorResponse AnswerList(WireRequest request, AliyunAnswer answer, QueryParameters parameters)
    {
        cloud.Counters.RecordAction(EmulatorActions.DtsList);
        DtsListQuery? query = DtsListQuery.Parse(parameters, out AliyunError? error);
        return query is null ? answer.Error(error!) : answer.Success(DtsListPage.Of(_shelf.Read(query.Region, request.Time), query, request.Time));
    }

    private EmulatorResponse AnswerQuery(WireRequest request, AliyunAnswer answer, QueryParameters parameters)
    {
        DtsQuery? query = DtsQuery.Parse(parameters, out AliyunError? error);
        if (query is null)
            return answer.Error(error!);

        cloud.Counters.RecordKeys(query.JobIds.Count);
        if (query.JobIds.Any(id => id.StartsWith(EmulatorStories.Dts.InvalidPrefix, StringComparison.Ordinal)))
            return answer.Error(new AliyunError(400, "InvalidJobId", "The specified synchronization job id is invalid."));
        if (query.JobIds.Contains(EmulatorStories.Dts.FailsInBody))
            return answer.FailedInBody("InternalError", "The request processing has failed due to some unknown error.");

        List<DtsJob> jobs = new(query.JobIds.Count);
        foreach (string id in query.JobIds)
        {
            DtsJob? job = DtsStories.Find(id, request.Time);
            if (job is not null && (query.RegionId is null || query.RegionId == job.RegionId))
                jobs.Add(job);
        }

        return answer.Success(jobs);
    }
}

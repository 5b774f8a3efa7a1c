using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// JOB v3's envelope, nearly always at HTTP 200. By the gateway a success has no
/// <c>message</c>; by ESB every answer has <c>request_id</c> too.
/// </summary>
internal sealed class JobV3Answer(EmulatedCloud cloud, JobWireForm form)
{
    private readonly JobStories _stories = new(cloud.Options);
    private readonly JobChronicle _chronicle = new(new JobStories(cloud.Options), form);

    private bool ByEsb => form == JobWireForm.V3Esb;

    public EmulatorResponse Answer(WireRequest request, BlueKingCaller caller, IParameters parameters)
    {
        JobQuery? query = JobQuery.Parse(parameters, takesBizId: true, "return_ip_result", out JobProblem? problem);
        if (query is null)
            return Error(problem!.Code, problem.InV3);

        if (!BusinessPermission.Allows(caller, query.Scope.Type, query.Scope.Id))
            return NoPermission(caller, query.Scope.Type, query.Scope.Id);

        cloud.Counters.RecordKeys(1);
        JobInstance? job = _stories.Find(query.Scope.Type, query.Scope.Id, query.InstanceId, form, request.Time);
        if (job is null)
            return Error(1244006, JobWords.NotFound(request));

        // v3 reads a host's id from every result, which a container's does not have.
        bool onContainers = job.Steps.Any(step => step.Targets.Any(target => target.Container is not null));
        return query.WithTargets && onContainers ? InternalError() : Success(job, query);
    }

    /// <summary>An exception within JOB: at HTTP 200, as every failure of v3.</summary>
    public EmulatorResponse InternalError() => Error(JobProblem.Internal.Code, JobProblem.Internal.InV3);

    /// <summary>JOB's own gate knows no user: HTTP 401 with v3's envelope, also on a v4 path.</summary>
    public static EmulatorResponse UserMissing() => JsonAnswer.Write(401, 0, static (json, _) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", 1247002);
        json.WriteString("message", "User info is missing");
        json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
        json.WriteEndObject();
    });

    /// <summary>Answers a question for the history.</summary>
    public EmulatorResponse List(WireRequest request, BlueKingCaller caller, IParameters parameters)
    {
        JobListQuery? query = JobListQuery.Parse(parameters, v3: true, out JobProblem? problem);
        if (query is null)
            return Error(problem!.Code, problem.InV3);

        return BusinessPermission.Allows(caller, query.Scope.Type, query.Scope.Id)
            ? Success(_chronicle.Find(query, request.Time), query)
            : NoPermission(caller, query.Scope.Type, query.Scope.Id);
    }

    private EmulatorResponse Success(IReadOnlyList<JobListRow> rows, JobListQuery query) => JsonAnswer.Write(200, (answer: this, rows, query), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", true);
        json.WriteNumber("code", 0);
        if (state.answer.ByEsb)
            json.WriteString("message", string.Empty);
        json.WriteStartObject("data");
        new JobListJson(json, v3: true).Write(state.rows.Skip(state.query.Offset).Take(state.query.Length), state.query);
        json.WriteNumber("start", state.query.Offset);
        json.WriteNumber("length", state.query.Length);
        json.WriteNumber("total", state.rows.Count);
        json.WriteEndObject();
        state.answer.WriteIds(json);
        json.WriteEndObject();
    });

    private EmulatorResponse Success(JobInstance job, JobQuery query) => JsonAnswer.Write(200, (answer: this, job, query), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", true);
        json.WriteNumber("code", 0);
        if (state.answer.ByEsb)
            json.WriteString("message", string.Empty);
        json.WritePropertyName("data");
        new JobInstanceJson(json, state.answer.Form).Write(state.job, state.query);
        state.answer.WriteIds(json);
        json.WriteEndObject();
    });

    private EmulatorResponse Error(int code, string message) => JsonAnswer.Write(200, (answer: this, code, message), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", state.code);
        json.WriteString("message", state.message);
        state.answer.WriteIds(json);
        json.WriteEndObject();
    });

    private EmulatorResponse NoPermission(BlueKingCaller caller, string scopeType, string scopeId) => JsonAnswer.Write(200, (answer: this, caller, scopeType, scopeId), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteNumber("code", 9900403);
        json.WriteBoolean("result", false);
        state.answer.WriteIds(json);
        json.WriteString("message", $"User ({state.caller.UserName}) permission not allowed, please confirm and apply permission in IAM and try again");
        json.WritePropertyName("permission");
        BusinessPermission.Write(json, "bk_job", "作业平台", "access_business", "业务访问", state.scopeType, state.scopeId);
        json.WriteEndObject();
    });

    private JobWireForm Form => form;

    private void WriteIds(Utf8JsonWriter json)
    {
        json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
        if (ByEsb)
            json.WriteString("request_id", EsbAnswer.NewRequestId());
    }
}

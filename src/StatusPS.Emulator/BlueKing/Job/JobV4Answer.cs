using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>JOB v4's envelopes: the HTTP status counts, and <c>details</c> carries JOB's number.</summary>
internal static class JobV4Answer
{
    public static EmulatorResponse Success(JobInstance job, JobQuery query, JobWireForm form) => JsonAnswer.Write(200, (job, query, form), static (json, state) =>
    {
        json.WriteStartObject();
        json.WritePropertyName("data");
        new JobInstanceJson(json, state.form).Write(state.job, state.query);
        if (state.form == JobWireForm.V4Draft)
            json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
        json.WriteEndObject();
    });

    /// <summary>A page of the history; v4 tells no total.</summary>
    public static EmulatorResponse Success(IReadOnlyList<JobListRow> rows, JobListQuery query) => JsonAnswer.Write(200, (rows, query), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        new JobListJson(json, v3: false).Write(state.rows.Skip(state.query.Offset).Take(state.query.Length), state.query);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static EmulatorResponse Refuse(JobProblem problem) => problem == JobProblem.Internal
        ? Internal()
        : Error(400, "INVALID_ARGUMENT", problem.InV4, problem.Code);

    public static EmulatorResponse Internal() => Error(500, "INTERNAL", JobProblem.Internal.InV4, JobProblem.Internal.Code);

    public static EmulatorResponse NotFound(string words) => Error(404, "NOT_FOUND", words, 1244006);

    public static EmulatorResponse NoPermission(BlueKingCaller caller, string scopeType, string scopeId) => JsonAnswer.Write(403, (caller, scopeType, scopeId), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", "NO_PERMISSION");
        json.WriteString("message", $"User ({state.caller.UserName}) permission not allowed, please confirm and apply permission in IAM and try again");
        json.WritePropertyName("data");
        BusinessPermission.Write(json, "bk_job", "作业平台", "access_business", "业务访问", state.scopeType, state.scopeId);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static EmulatorResponse Error(int status, string code, string message, int number) => JsonAnswer.Write(status, (code, message, number), static (json, state) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", state.code);
        json.WriteString("message", state.message);
        WriteDetails(json, state.number, state.message);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteDetails(Utf8JsonWriter json, int number, string message)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteNumber("code", number);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

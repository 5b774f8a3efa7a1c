using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Writes the responses of JOB v4. Errors have an HTTP status, and JOB's code in <c>details</c>.</summary>
internal static class JobV4ResponseWriter
{
    public static EmulatorResponse WriteStatus(EmulatedJob job, JobStatusArguments arguments, JobResponseFormat format)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            new JobStatusJsonWriter(json, format).Write(job, arguments);
            if (format == JobResponseFormat.V4Draft)
                json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
            json.WriteEndObject();
        });

    /// <summary>Writes a page of the list; v4 has no total.</summary>
    public static EmulatorResponse WriteList(IReadOnlyList<JobHistoryRow> rows, JobHistoryArguments arguments)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            new JobHistoryJsonWriter(json, isV3: false).Write(arguments.SelectPage(rows), arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    public static EmulatorResponse WriteError(JobApiError error)
        => error == JobApiError.Internal ? WriteInternalError() : WriteError(400, "INVALID_ARGUMENT", error);

    public static EmulatorResponse WriteInternalError() => WriteError(500, "INTERNAL", JobApiError.Internal);

    public static EmulatorResponse WriteNotFound(JobApiError error) => WriteError(404, "NOT_FOUND", error);

    public static EmulatorResponse WriteNoPermission(AuthenticatedCaller caller, EmulatedScope scope)
        => JsonResponseWriter.Write(403, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", "NO_PERMISSION");
            json.WriteString("message", JobMessages.CreateNoPermission(caller));
            json.WritePropertyName("data");
            BusinessPermission.Job.Write(json, scope.Type, scope.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private static EmulatorResponse WriteError(int status, string code, JobApiError error)
        => JsonResponseWriter.Write(status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", error.V4Message);
            json.WriteStartArray("details");
            json.WriteStartObject();
            json.WriteNumber("code", error.Code);
            json.WriteString("message", error.V4Message);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
}

using System.Text.Json;
using StatusPS.Emulator.BlueKing.Esb;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>
/// Writes the responses of JOB v3, nearly all with HTTP 200. Through the gateway a success has no <c>message</c>.
/// ESB adds <c>request_id</c> to every response.
/// </summary>
internal sealed class JobV3ResponseWriter(JobResponseFormat format)
{
    private bool IsEsb => format == JobResponseFormat.V3Esb;

    /// <summary>Writes JOB's own error for a missing user: HTTP 401 in v3's format, also for v4 paths.</summary>
    public static EmulatorResponse WriteUserMissing() => JsonResponseWriter.Write(401, static json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", 1247002);
        json.WriteString("message", "User info is missing");
        json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
        json.WriteEndObject();
    });

    public EmulatorResponse WriteStatus(EmulatedJob job, JobStatusArguments arguments) => WriteSuccess(json =>
    {
        json.WritePropertyName("data");
        new JobStatusJsonWriter(json, format).Write(job, arguments);
    });

    public EmulatorResponse WriteList(IReadOnlyList<JobHistoryRow> rows, JobHistoryArguments arguments)
        => WriteSuccess(json =>
        {
            json.WriteStartObject("data");
            new JobHistoryJsonWriter(json, isV3: true).Write(arguments.SelectPage(rows), arguments);
            json.WriteNumber("start", arguments.Offset);
            json.WriteNumber("length", arguments.Length);
            json.WriteNumber("total", rows.Count);
            json.WriteEndObject();
        });

    public EmulatorResponse WriteError(JobApiError error) => JsonResponseWriter.Write(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.V3Message);
        WriteIds(json);
        json.WriteEndObject();
    });

    public EmulatorResponse WriteNoPermission(AuthenticatedCaller caller, EmulatedScope scope)
        => JsonResponseWriter.Write(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", 9900403);
            json.WriteBoolean("result", false);
            WriteIds(json);
            json.WriteString("message", JobMessages.CreateNoPermission(caller));
            json.WritePropertyName("permission");
            BusinessPermission.Job.Write(json, scope.Type, scope.Id);
            json.WriteEndObject();
        });

    /// <summary>Writes a success.</summary>
    /// <param name="writeData">Writes <c>data</c>, with its name.</param>
    public EmulatorResponse WriteSuccess(Action<Utf8JsonWriter> writeData) => JsonResponseWriter.Write(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", true);
        json.WriteNumber("code", 0);
        if (IsEsb)
            json.WriteString("message", string.Empty);
        writeData(json);
        WriteIds(json);
        json.WriteEndObject();
    });

    private void WriteIds(Utf8JsonWriter json)
    {
        json.WriteString("job_request_id", Guid.NewGuid().ToString("N"));
        if (IsEsb)
            json.WriteString("request_id", EsbResponseWriter.NewRequestId());
    }
}

using System.Text.Json;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Writes a page of <c>DescribeDtsJobs</c> as JSON.</summary>
internal static class DtsJobListJsonWriter
{
    public static void Write(Utf8JsonWriter json, DtsJobListPage page, string requestId)
    {
        json.WriteStartObject();
        json.WriteNumber("HttpStatusCode", 200);
        json.WriteString("RequestId", requestId);
        json.WriteBoolean("Success", true);
        json.WriteNumber("PageNumber", page.Number);
        json.WriteNumber("PageRecordCount", page.Jobs.Count);
        json.WriteNumber("TotalRecordCount", page.Total);
        json.WriteStartArray("DtsJobList");
        foreach (var job in page.Jobs)
            AliyunFieldWriter.WriteJson(json, DtsJobListFields.Create(job, page.Time));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

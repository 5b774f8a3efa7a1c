using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>What a caller asks: some synchronization jobs, each once, of one region or of any.</summary>
internal sealed record DtsQuery(IReadOnlyCollection<string> JobIds, string? RegionId)
{
    private const string ListName = "SynchronizationJobIdListJsonStr";
    private const int MostJobs = 100;
    private const int LongestToken = 64;

    public static DtsQuery? Parse(QueryParameters parameters, out AliyunError? error)
    {
        error = null;
        string? list = parameters.Find(ListName);
        string? token = parameters.Find("ClientToken");
        string? region = parameters.Find("RegionId");
        if (string.IsNullOrEmpty(list))
            error = AliyunError.Missing(ListName);
        else if (token is not null && (token.Length > LongestToken || !token.All(char.IsAscii)))
            error = AliyunError.InvalidParameter("ClientToken", "only ASCII, 64 characters at most.");
        else if (ReadList(list) is not { Count: > 0 } ids)
            error = AliyunError.InvalidParameter(ListName, "a JSON array of job ids is expected.");
        else if (ids.Count > MostJobs)
            error = AliyunError.InvalidParameter(ListName, "the parameter is too long.");
        else
            return new DtsQuery(ids.Distinct(StringComparer.Ordinal).ToArray(), string.IsNullOrEmpty(region) ? null : region);

        return null;
    }

    private static List<string>? ReadList(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return null;

            List<string> ids = [];
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                if (JsonParameters.Text(item) is not { } id)
                    return null;

                ids.Add(id);
            }

            return ids;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

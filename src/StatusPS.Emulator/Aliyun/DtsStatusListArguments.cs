using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>The arguments of <c>DescribeSynchronizationJobStatusList</c>.</summary>
/// <param name="JobIds">The jobs, each once.</param>
/// <param name="RegionId">The region; null for any.</param>
internal sealed record DtsStatusListArguments(IReadOnlyCollection<string> JobIds, string? RegionId)
{
    private const string ListName = "SynchronizationJobIdListJsonStr";
    private const int MaxJobs = 100;
    private const int MaxTokenLength = 64;

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static DtsStatusListArguments? Parse(QueryParameters parameters, out AliyunApiError? error)
    {
        error = null;
        string? list = parameters.Find(ListName);
        string? token = parameters.Find("ClientToken");
        string? region = parameters.Find("RegionId");
        if (string.IsNullOrEmpty(list))
            error = AliyunApiError.CreateMissing(ListName);
        else if (token is not null && (token.Length > MaxTokenLength || !token.All(char.IsAscii)))
            error = AliyunApiError.CreateInvalidParameter("ClientToken", "only ASCII, 64 characters at most.");
        else if (ReadList(list) is not { Count: > 0 } ids)
            error = AliyunApiError.CreateInvalidParameter(ListName, "a JSON array of job ids is expected.");
        else if (ids.Count > MaxJobs)
            error = AliyunApiError.CreateInvalidParameter(ListName, "the parameter is too long.");
        else
            return new([.. ids.Distinct(StringComparer.Ordinal)], string.IsNullOrEmpty(region) ? null : region);

        return null;
    }

    private static List<string>? ReadList(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return null;

            List<string> ids = [];
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (JsonParameters.GetText(item) is not { } id)
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

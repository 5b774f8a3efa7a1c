using System.Text.Json;
using StatusPS.Emulator;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// (a) A client without the module, as an experienced programmer writes it: HttpClient, Parallel.ForEachAsync and
/// JsonDocument.
/// </summary>
internal static class PlainClient
{
    public static async Task QueryAsync(HttpClient client, Uri address, int count, int limit)
    {
        string header = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["bk_app_code"] = EmulatorAccounts.BlueKing.AppCode,
            ["bk_app_secret"] = EmulatorAccounts.BlueKing.AppSecret,
            ["bk_username"] = EmulatorAccounts.BlueKing.UserName,
        });
        string url =
            $"{address.GetLeftPart(UriPartial.Authority)}/api/bk-job/prod/api/v4/get_job_instance_status?bk_scope_type=biz&bk_scope_id=1&job_instance_id=";
        int got = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(1_000_000, count), new ParallelOptions { MaxDegreeOfParallelism = limit },
            async (id, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url + id);
            request.Headers.TryAddWithoutValidation("X-Bkapi-Authorization", header);
            using var response =
                await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            if (json.RootElement.GetProperty("data").GetProperty("job_instance").GetProperty("status").GetInt32() > 0)
                Interlocked.Increment(ref got);
        });
        if (got != count) throw new InvalidOperationException($"{got} of {count}.");
    }
}

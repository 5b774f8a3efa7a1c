using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>
/// Writes the emulator's counters as JSON, for tests and other clients. Not part of any emulated service.
/// </summary>
internal static class CountersPage
{
    /// <summary>The path of the page.</summary>
    public const string Path = "/_emulator/counters";

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(HttpResponse response, EmulatorCounters counters)
    {
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteNumber("requests", counters.Requests);
        writer.WriteNumber("aborted", counters.Aborted);
        writer.WriteNumber("rateLimited", counters.RateLimited);
        writer.WriteNumber("keysAsked", counters.RequestedKeys);
        writer.WriteNumber("faults", counters.Faults);
        writer.WriteStartObject("byAction");
        foreach (var (action, count) in counters.ByAction.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteNumber(action, count);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>What the emulator counted, as JSON: for tests and for whoever points another client at it. No part of any service.</summary>
internal static class CountersPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/_emulator/counters";

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(HttpResponse response, EmulatorCounters counters)
    {
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteNumber("requests", counters.Requests);
        writer.WriteNumber("aborted", counters.Aborted);
        writer.WriteNumber("rateLimited", counters.RateLimited);
        writer.WriteNumber("keysAsked", counters.KeysAsked);
        writer.WriteNumber("faults", counters.Faults);
        writer.WriteStartObject("byAction");
        foreach (var (action, count) in counters.ByAction.OrderBy(pair => pair.Key, StringComparer.Ordinal)) writer.WriteNumber(action, count);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

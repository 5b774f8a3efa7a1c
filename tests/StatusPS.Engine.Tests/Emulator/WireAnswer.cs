using System.Text;
using System.Text.Json;
using StatusPS.Emulator;
using Xunit;

namespace StatusPS.Engine.Tests.Emulator;

/// <summary>An answer with its body read.</summary>
public sealed class WireAnswer(EmulatorResponse response)
{
    public EmulatorResponse Response => response;

    public int Status => response.Status;

    public string Text => Encoding.UTF8.GetString(response.Body.Span);

    public JsonElement Json => JsonElement.Parse(response.Body.Span);

    /// <summary>A value by a path such as <c>data.step_instance_list.0.status</c>.</summary>
    public JsonElement this[string path]
    {
        get
        {
            JsonElement element = Json;
            foreach (string part in path.Split('.'))
                element = int.TryParse(part, out int index) ? element[index] : element.GetProperty(part);

            return element;
        }
    }

    public string? Header(string name) => response.Headers.GetValueOrDefault(name);

    public void BodyIs(string json) => SameJson(json, Json);

    public void HasNo(string property) => Assert.False(Json.TryGetProperty(property, out _), $"{property} is there: {Text}");

    public static void SameJson(string expected, JsonElement actual)
        => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"expected {expected}{Environment.NewLine}got {actual.GetRawText()}");
}

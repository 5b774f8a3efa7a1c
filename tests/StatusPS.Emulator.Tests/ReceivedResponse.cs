using System.Text;
using System.Text.Json;
using Xunit;

namespace StatusPS.Emulator.Tests;

/// <summary>A response with its body as text and JSON.</summary>
public sealed class ReceivedResponse(EmulatorResponse response)
{
    public EmulatorResponse Response => response;

    public int Status => response.Status;

    public string Text => Encoding.UTF8.GetString(response.Body.Span);

    public JsonElement Json => JsonElement.Parse(response.Body.Span);

    /// <summary>Gets a value by a path such as <c>data.step_instance_list.0.status</c>.</summary>
    public JsonElement this[string path]
    {
        get
        {
            var element = Json;
            foreach (string part in path.Split('.'))
                element = int.TryParse(part, out int index) ? element[index] : element.GetProperty(part);

            return element;
        }
    }

    /// <summary>Asserts that two JSON values are equal.</summary>
    public static void AssertJson(string expected, JsonElement actual) => Assert.True(
        JsonElement.DeepEquals(JsonElement.Parse(expected), actual),
        $"expected {expected}{Environment.NewLine}actual {actual.GetRawText()}");

    /// <summary>Gets a number by a path.</summary>
    public int GetNumber(string path) => this[path].GetInt32();

    /// <summary>Gets a string by a path.</summary>
    public string? GetText(string path) => this[path].GetString();

    public string? GetHeader(string name) => response.Headers.GetValueOrDefault(name);

    /// <summary>Asserts that the body equals JSON.</summary>
    public void AssertBody(string json) => AssertJson(json, Json);

    /// <summary>Asserts that the body has no such property.</summary>
    public void AssertMissing(string property)
        => Assert.False(Json.TryGetProperty(property, out _), $"{property} exists: {Text}");
}

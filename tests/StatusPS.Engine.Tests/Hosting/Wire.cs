using System.Text.Json;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Compares JSON by what it means.</summary>
internal static class Wire
{
    public static void Same(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"expected {expected}{Environment.NewLine}got {actual.GetRawText()}");

    public static void Same(string expected, string actual) => Same(expected, JsonElement.Parse(actual));

    public static string Quoted(string text) => JsonSerializer.Serialize(text);
}

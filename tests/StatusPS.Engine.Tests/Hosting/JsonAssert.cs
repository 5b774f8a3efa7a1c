using System.Text.Json;
using Xunit;

namespace StatusPS.Engine.Tests.Hosting;

/// <summary>Compares JSON by value.</summary>
internal static class JsonAssert
{
    public static void Equivalent(string expected, JsonElement actual) =>
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(expected), actual),
            $"expected {expected}{Environment.NewLine}got {actual.GetRawText()}");

    public static void Equivalent(string expected, string actual) => Equivalent(expected, JsonElement.Parse(actual));

    public static string Quoted(string text) => JsonSerializer.Serialize(text);
}

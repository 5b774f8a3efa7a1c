using System.Text.Json;
using StatusPS.Engine.Json;
using Xunit;

namespace StatusPS.Engine.Tests.Json;

/// <summary>Integers in the spellings of the services are read exactly or rejected.</summary>
public sealed class LenientNumberConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new LenientNumberConverter() } };

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("\" \"", null)]
    [InlineData("0", 0L)]
    [InlineData("-7", -7L)]
    [InlineData("7.0", 7L)]
    [InlineData("1e3", 1000L)]
    [InlineData("\"7\"", 7L)]
    [InlineData("\" 7 \"", 7L)]
    [InlineData("\"7.00\"", 7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    // Ids have 64 bits: a real number of .NET's keeps 53.
    [InlineData("9007199254740993.0", 9007199254740993L)]
    [InlineData("\" 9007199254740993 \"", 9007199254740993L)]
    [InlineData("-9223372036854775808.0", long.MinValue)]
    public void Numbers_and_numbers_as_text_are_read(string json, long? number) =>
        Assert.Equal(number, JsonSerializer.Deserialize<long?>(json, Options));

    [Theory]
    [InlineData("7.5")]
    [InlineData("\"7.5\"")]
    [InlineData("9223372036854775808")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("1e400")]
    [InlineData("\"1e400\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"seven\"")]
    [InlineData("\"1,000\"")]
    [InlineData("true")]
    [InlineData("[7]")]
    public void Fractions_and_overflows_are_rejected(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<long?>(json, Options));
}

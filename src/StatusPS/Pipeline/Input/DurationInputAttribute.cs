using System.Management.Automation;
using StatusPS.Engine.Input;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Converts a duration to whole seconds: a number of seconds, a <see cref="TimeSpan"/>, or a text such as <c>5m</c>.
/// </summary>
internal sealed class DurationInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            TimeSpan span => ToSeconds(span, span),
            // PowerShell reads 1d as the decimal number 1, and 2s as a small integer, which are seconds anyway.
            decimal days => ToSeconds(days, TimeSpan.FromDays(Math.Clamp((double)days, -1_000_000, 1_000_000))),
            sbyte number => throw CreateException($"{number}y"),
            string text when DurationParser.TryParse(text, out var span) => ToSeconds(text, span),
            string text when !IsNumber(text) => throw CreateException(text),
            var other => other,
        };

    private static int ToSeconds(object input, TimeSpan span) =>
        span < TimeSpan.Zero
            ? throw CreateException(LanguagePrimitives.ConvertTo<string>(input))
            : (int)Math.Min(Math.Round(span.TotalSeconds), int.MaxValue);

    private static bool IsNumber(string text) => LanguagePrimitives.TryConvertTo<double>(text, out _);

    private static ArgumentTransformationMetadataException CreateException(string text) => new(LocalizedText.From(
        $"'{text}' is not a duration. Specify seconds, or for example 90s, 5m, 2h, 1d, 00:05:00 or a TimeSpan."));
}

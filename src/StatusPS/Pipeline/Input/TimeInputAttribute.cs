using System.Management.Automation;
using StatusPS.Engine.Input;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Converts a time: a date, a <see cref="TimeSpan"/> before now, or a text such as <c>2h</c> or <c>yesterday</c>.
/// </summary>
internal sealed class TimeInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            TimeBound bound => bound,
            DateTime time => new TimeBound(time),
            DateTimeOffset time => new TimeBound(time.LocalDateTime),
            TimeSpan age when age >= TimeSpan.Zero => new TimeBound(age),
            // PowerShell reads 1d as the decimal number 1, and 2s as a small integer.
            decimal days and >= 0 and <= 1_000_000 => new TimeBound(TimeSpan.FromDays((double)days)),
            short seconds and >= 0 => new TimeBound(TimeSpan.FromSeconds(seconds)),
            string text when TimeParser.TryParse(text, out var time) => time,
            var other => throw CreateException(LanguagePrimitives.ConvertTo<string>(other)),
        };

    private static ArgumentTransformationMetadataException CreateException(string text) => new(LocalizedText.From(
        $"'{text}' is not a time. Specify a date, or for example 90m, 2h, 1d, 1w, today, yesterday or a TimeSpan."));
}

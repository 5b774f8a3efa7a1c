using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Converts a <see cref="TimeSpan"/>, or its text such as <c>01:00:00</c>, to whole seconds.</summary>
internal sealed class SecondsInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            TimeSpan span => ToSeconds(span),
            string text when text.Contains(':', StringComparison.Ordinal)
                && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => ToSeconds(span),
            var other => other,
        };

    private static double ToSeconds(TimeSpan span) => Math.Round(span.TotalSeconds);
}

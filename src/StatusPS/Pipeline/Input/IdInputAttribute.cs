using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Reads ids as they stand in rows. A cell that holds no id is refused: bound by PowerShell alone it would count as not given, so that
/// a whole list or another business is asked for; and 100.5 would be asked for as 100.
/// </summary>
internal sealed class IdInputAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an empty cell stands for what was not given.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>What an empty cell is taken for; null by default.</summary>
    public object? EmptyValue { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is not (int or long) && LanguagePrimitives.GetEnumerable(inputData) is { } several ? several.Cast<object?>().Select(Convert).ToArray() : Convert(inputData);

    private object? Convert(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) switch
    {
        null => AllowEmpty ? EmptyValue : throw new ArgumentTransformationMetadataException(LocalizedText.From("The ID is missing.")),
        string blank when string.IsNullOrWhiteSpace(blank) => AllowEmpty ? EmptyValue : throw new ArgumentTransformationMetadataException(LocalizedText.From("The ID is missing.")),
        string text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long id) && (id > 0 || !AllowEmpty) ? id : throw CreateException(text),
        double number when !double.IsInteger(number) => throw CreateException(number),
        float number when !float.IsInteger(number) => throw CreateException(number),
        decimal number when !decimal.IsInteger(number) => throw CreateException(number),
        // PowerShell's own check of a range takes no null.
        int number when AllowEmpty && number < 1 => throw CreateException(number),
        long number when AllowEmpty && number < 1 => throw CreateException(number),
        // A whole row comes here too, before PowerShell looks at its properties.
        _ => given,
    };

    private static ArgumentTransformationMetadataException CreateException(IConvertible given) =>
        new(LocalizedText.From($"'{given.ToString(CultureInfo.InvariantCulture)}' is not a valid ID. Specify a positive integer."));
}

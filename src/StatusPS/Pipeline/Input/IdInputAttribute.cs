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
    public bool MayBeEmpty { get; init; }

    /// <summary>What an empty cell is taken for; null by default.</summary>
    public object? Empty { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is not (int or long) && LanguagePrimitives.GetEnumerable(inputData) is { } several ? several.Cast<object?>().Select(One).ToArray() : One(inputData);

    private object? One(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) switch
    {
        null => MayBeEmpty ? Empty : throw new ArgumentTransformationMetadataException(LocalizedText.From("The id is missing.")),
        string blank when string.IsNullOrWhiteSpace(blank) => MayBeEmpty ? Empty : throw new ArgumentTransformationMetadataException(LocalizedText.From("The id is missing.")),
        string text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long id) && (id > 0 || !MayBeEmpty) ? id : throw NoId(text),
        double number when !double.IsInteger(number) => throw NoId(number),
        float number when !float.IsInteger(number) => throw NoId(number),
        decimal number when !decimal.IsInteger(number) => throw NoId(number),
        // PowerShell's own check of a range takes no null.
        int number when MayBeEmpty && number < 1 => throw NoId(number),
        long number when MayBeEmpty && number < 1 => throw NoId(number),
        // A whole row comes here too, before PowerShell looks at its properties.
        _ => given,
    };

    private static ArgumentTransformationMetadataException NoId(IConvertible given) =>
        new(LocalizedText.From($"'{given.ToString(CultureInfo.InvariantCulture)}' is no id: an id is a whole number from 1 on."));
}

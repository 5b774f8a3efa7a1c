using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Converts IDs of rows, and rejects cells without a valid one. PowerShell alone would treat an empty cell as a
/// parameter that was not specified, which lists everything or uses another business, and 100.5 as 100.
/// </summary>
internal sealed partial class IdInputAttribute : ArgumentTransformationAttribute
{
    private readonly StatusService? _service;

    /// <summary>Creates the conversion of an ID that is not the key of a record alone.</summary>
    public IdInputAttribute()
    {
    }

    /// <summary>Creates the conversion of a key, which may be the address of a page of the service's console.</summary>
    /// <param name="service">The service.</param>
    public IdInputAttribute(StatusService service) => _service = service;

    /// <summary>True to accept an empty cell as a value that was not specified.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>The value of an empty cell. Default: null.</summary>
    public object? EmptyValue { get; init; }

    /// <summary>True if the cmdlet has -Name, which the error for a name suggests.</summary>
    public bool HasName { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is int or long) return Convert(inputData);
        if (_service is { } service && AddressedIds.Read<long>(inputData, service, Convert) is { } ids) return ids;
        return LanguagePrimitives.GetEnumerable(inputData) is { } items
            ? items.Cast<object?>().Select(Convert).ToArray() : Convert(inputData);
    }

    private object? Convert(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => ConvertEmpty(),
        string blank when string.IsNullOrWhiteSpace(blank) => ConvertEmpty(),
        string text =>
            long.TryParse(IdText.Clean(text), NumberStyles.Integer, CultureInfo.InvariantCulture, out long id)
            && (id > 0 || !AllowEmpty) ? id : throw CreateException(text, HasName),
        double number when !double.IsInteger(number) => throw CreateException(number),
        float number when !float.IsInteger(number) => throw CreateException(number),
        decimal number when !decimal.IsInteger(number) => throw CreateException(number),
        // ValidateRange rejects null, so parameters that allow it are checked here.
        int number when AllowEmpty && number < 1 => throw CreateException(number),
        long number when AllowEmpty && number < 1 => throw CreateException(number),
        // PowerShell passes a whole row before it binds the properties.
        _ => input,
    };

    private object? ConvertEmpty() => AllowEmpty ? EmptyValue
        : throw new ArgumentTransformationMetadataException(LocalizedText.From("The ID is missing."));

    private static ArgumentTransformationMetadataException CreateException(string text, bool hasName)
    {
        string clean = IdText.Clean(text);
        if (RangePattern().IsMatch(clean))
            return new(LocalizedText.From($"A range is not a valid ID. Specify ({clean})."));
        return hasName && IdText.IsName(clean) ? IdText.CreateNameException(text) : CreateException(text);
    }

    private static ArgumentTransformationMetadataException CreateException(IConvertible input)
    {
        string text = input.ToString(CultureInfo.InvariantCulture);
        return new(LocalizedText.From($"'{text}' is not a valid ID. Specify a positive integer."));
    }
    [GeneratedRegex(@"^\d+\.\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex RangePattern();
}

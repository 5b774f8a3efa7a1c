using System.Collections;
using System.Management.Automation;
using System.Reflection;
using StatusPS.Engine.Errors;
using StatusPS.Serialization;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Rejects objects from the pipeline that a query does not accept: records of another service, and objects without any
/// of its keys. PowerShell alone would bind the Id of a process to that of a job instance. Must precede
/// <see cref="IdInputAttribute"/>.
/// </summary>
/// <param name="service">The service of the query.</param>
/// <param name="command">The cmdlet, whose parameters and aliases name the keys.</param>
/// <param name="keys">The names of the parameters that are keys.</param>
internal sealed class RowInputAttribute(StatusService service, Type command, params string[] keys)
    : ArgumentTransformationAttribute
{
    // Objects of any kind may have a property of this name.
    private const string GenericKey = "Id";

    private readonly Lazy<string[]> _names = new(() =>
        [.. keys.SelectMany(key => GetNames(command.GetProperty(key)!)).Where(name => name != GenericKey)]);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is object[] items)
        {
            foreach (object? item in items) Validate(item);
        }
        else
        {
            Validate(inputData);
        }
        return inputData;
    }

    private static IEnumerable<string> GetNames(PropertyInfo parameter) =>
        parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames.Prepend(parameter.Name) ?? [parameter.Name];

    private void Validate(object? input)
    {
        if (input is null) return;
        var row = PSObject.AsPSObject(input);
        if (IsValue(row.BaseObject)) return;
        var known = RowService.Find(row);
        if (known is { } other && other != service)
        {
            throw new ArgumentTransformationMetadataException(LocalizedText.From(
                $"'{Describe(row)}' is a record of {other}, but this cmdlet queries {service}. Nothing was sent "
                    + $"for it."));
        }
        bool hasKey = _names.Value.Any(name => row.Properties[name] is not null)
            || (known is not null && row.Properties[GenericKey] is not null);
        if (hasKey) return;
        throw new ArgumentTransformationMetadataException(LocalizedText.From(
            $"'{Describe(row)}' ({GetTypeName(row)}) is not a record of {service} and has none of its keys "
                + $"({Punctuation.List(_names.Value)}). Nothing was sent for it."));
    }

    private static bool IsValue(object input) => input is IConvertible
        or (IFormattable and not Snapshot)
        or (IEnumerable and not IDictionary);

    private static string Describe(PSObject row) => Redaction.SanitizeControlCharacters(row.BaseObject is PSCustomObject
        ? string.Join(' ', row.Properties.Take(3).Select(property => $"{property.Name}={GetValue(property)}"))
        : row.ToString());

    private static string GetTypeName(PSObject row) =>
        Redaction.SanitizeControlCharacters(row.TypeNames.Count > 0 ? row.TypeNames[0] : "");

    private static object? GetValue(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}

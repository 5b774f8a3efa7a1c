using System.Management.Automation;
using System.Reflection;
using StatusPS.Serialization;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Refuses objects from the pipeline that a query can't be asked for: a record of another service, and whatever has none of the query's
/// own keys. PowerShell alone would take the Id of a process for that of a job instance. Stands above <see cref="IdInputAttribute"/>.
/// </summary>
/// <param name="service">The service of the query.</param>
/// <param name="command">The query's cmdlet, whose parameters and aliases name the keys.</param>
/// <param name="keys">The parameters that are keys.</param>
internal sealed class RowInputAttribute(StatusService service, Type command, params string[] keys) : ArgumentTransformationAttribute
{
    // The one name that objects of any kind have.
    private const string GenericKey = "Id";

    private readonly Lazy<string[]> _names = new(() =>
    [
        .. keys.SelectMany(key => command.GetProperty(key)!.GetCustomAttribute<AliasAttribute>()?.AliasNames.Prepend(key) ?? [key]).Where(name => name != GenericKey),
    ]);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is object[] several)
        {
            foreach (object? one in several) Check(one);
        }
        else
        {
            Check(inputData);
        }
        return inputData;
    }

    private void Check(object? given)
    {
        if (given is null) return;
        var row = PSObject.AsPSObject(given);
        if (row.BaseObject is IConvertible or IFormattable and not Snapshot or System.Collections.IEnumerable and not System.Collections.IDictionary) return;
        var known = RowService.Find(row);
        if (known is { } other && other != service)
        {
            throw new ArgumentTransformationMetadataException(
                LocalizedText.From($"'{Describe(row)}' is a record of {other}, but this cmdlet queries {service}. Nothing was sent for it."));
        }
        bool hasKey = _names.Value.Any(name => row.Properties[name] is not null) || (known is not null && row.Properties[GenericKey] is not null);
        if (hasKey) return;
        throw new ArgumentTransformationMetadataException(LocalizedText.From(
            $"'{Describe(row)}' ({GetTypeName(row)}) is not a record of {service} and has none of its keys ({Punctuation.List(_names.Value)}). Nothing was sent for it."));
    }

    private static string Describe(PSObject row) => Engine.Waiting.RecordWords.Plain(row.BaseObject is PSCustomObject
        ? string.Join(' ', row.Properties.Take(3).Select(property => $"{property.Name}={GetValue(property)}")) : row.ToString());

    private static string GetTypeName(PSObject row) => Engine.Waiting.RecordWords.Plain(row.TypeNames.Count > 0 ? row.TypeNames[0] : "");

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

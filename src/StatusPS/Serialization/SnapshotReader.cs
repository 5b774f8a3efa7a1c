using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace StatusPS.Serialization;

/// <summary>Reads snapshots from objects of a job, a remote session, a file or JSON.</summary>
internal static class SnapshotReader
{
    /// <summary>
    /// Creates a snapshot from the properties of an object. Properties that cannot be read are skipped.
    /// </summary>
    /// <param name="type">The type of the snapshot, which has a parameterless constructor.</param>
    /// <param name="input">The object.</param>
    public static Snapshot Read(Type type, PSObject input)
    {
        var snapshot = (Snapshot)Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || GetValue(input, property.Name) is not { } value) continue;
            if (TryConvert(value, property.PropertyType, out object? converted)) property.SetValue(snapshot, converted);
        }
        return snapshot;
    }

    /// <summary>
    /// Gets the value of a property; null when it does not exist, or fails as a property of others may.
    /// </summary>
    public static object? GetValue(PSObject input, string name)
    {
        try
        {
            return input.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static bool TryConvert(object value, Type type, out object? converted)
    {
        if (GetItemType(type) is { } itemType)
        {
            converted = ReadItems(itemType, value);
            return true;
        }
        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            converted = ReadTexts(value);
            return true;
        }
        if (typeof(Snapshot).IsAssignableFrom(type))
        {
            converted = ReadPart(type, value);
            return true;
        }
        if (type == typeof(TimeSpan?) && ReadTimeSpan(value) is { } span)
        {
            converted = span;
            return true;
        }
        return LanguagePrimitives.TryConvertTo(value, type, CultureInfo.InvariantCulture, out converted);
    }

    // A file has a table, JSON an object.
    private static Dictionary<string, string> ReadTexts(object value)
    {
        var texts = new Dictionary<string, string>();
        var input = PSObject.AsPSObject(value);
        if (input.BaseObject is IDictionary table)
        {
            foreach (DictionaryEntry pair in table) texts[$"{pair.Key}"] = $"{pair.Value}";
        }
        else if (input.BaseObject is PSCustomObject)
        {
            foreach (var property in input.Properties) texts[property.Name] = $"{property.Value}";
        }
        return texts;
    }

    // ConvertTo-Json writes a TimeSpan as an object with its properties.
    private static TimeSpan? ReadTimeSpan(object value) => value is PSObject input
        && GetValue(input, nameof(TimeSpan.Ticks)) is { } ticks
        && LanguagePrimitives.TryConvertTo(ticks, out long number) ? new TimeSpan(number) : null;

    private static Type? GetItemType(Type list) =>
        list.IsGenericType && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? list.GetGenericArguments()[0] : null;

    private static object? ReadPart(Type type, object value)
    {
        var input = PSObject.AsPSObject(value);
        if (type.IsInstanceOfType(input.BaseObject)) return input.BaseObject;
        return input.BaseObject is string ? null : Read(type, input);
    }

    // Beyond the serialization depth an item is its text only; such items are skipped.
    private static Array ReadItems(Type type, object value)
    {
        var inputs = LanguagePrimitives.GetEnumerable(value)?.Cast<object?>().OfType<object>() ?? [value];
        object[] items = [.. inputs.Select(input => ReadPart(type, input)).OfType<object>()];
        var typed = Array.CreateInstance(type, items.Length);
        items.CopyTo(typed, 0);
        return typed;
    }
}

using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace StatusPS.Serialization;

/// <summary>Fills a record, a step or a host from what it has become: after a job, a remote session, a file, or JSON.</summary>
internal static class SnapshotReader
{
    /// <summary>A snapshot of a type with all that the object says. What can't be read is left out.</summary>
    /// <param name="type">The type, with a constructor that takes nothing.</param>
    /// <param name="given">The object.</param>
    public static Snapshot Read(Type type, PSObject given)
    {
        var read = (Snapshot)Activator.CreateInstance(type)!;
        Fill(read, given);
        return read;
    }

    /// <summary>Fills a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="given">The object.</param>
    public static void Fill(Snapshot snapshot, PSObject given)
    {
        foreach (var property in snapshot.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || GetValue(given, property.Name) is not { } value) continue;
            if (GetItemType(property.PropertyType) is { } item) property.SetValue(snapshot, ReadItems(item, value));
            else if (typeof(Snapshot).IsAssignableFrom(property.PropertyType)) property.SetValue(snapshot, ReadPart(property.PropertyType, value));
            else if (property.PropertyType == typeof(TimeSpan?) && ReadTimeSpan(value) is { } span) property.SetValue(snapshot, span);
            else if (LanguagePrimitives.TryConvertTo(value, property.PropertyType, CultureInfo.InvariantCulture, out object? converted)) property.SetValue(snapshot, converted);
        }
    }

    /// <summary>A property's value; null where there is none, or where one that somebody added fails.</summary>
    public static object? GetValue(PSObject given, string name)
    {
        try
        {
            return given.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    // JSON of PowerShell tells a span by its parts.
    private static TimeSpan? ReadTimeSpan(object value) =>
        value is PSObject given && GetValue(given, nameof(TimeSpan.Ticks)) is { } ticks && LanguagePrimitives.TryConvertTo(ticks, out long known) ? new TimeSpan(known) : null;

    private static Type? GetItemType(Type list) =>
        list.IsGenericType && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? list.GetGenericArguments()[0] : null;

    private static object? ReadPart(Type type, object value) =>
        PSObject.AsPSObject(value) is var given && type.IsInstanceOfType(given.BaseObject) ? given.BaseObject : given.BaseObject is string ? null : Read(type, given);

    // Beyond the depth that was written an item is only its text: such a one is left out.
    private static Array ReadItems(Type item, object value)
    {
        object[] given = [.. LanguagePrimitives.GetEnumerable(value)?.Cast<object?>().OfType<object>() ?? [value]];
        Snapshot[] read = [.. given.Select(PSObject.AsPSObject).Where(one => one.BaseObject is not string)
            .Select(one => one.BaseObject as Snapshot is { } live && item.IsInstanceOfType(live) ? live : Read(item, one))];
        var items = Array.CreateInstance(item, read.Length);
        read.CopyTo(items, 0);
        return items;
    }
}

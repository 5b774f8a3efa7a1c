using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Restores records, steps and hosts that were deserialized from a job, a remote session or a file to live objects.
/// PowerShell finds the converter by the attribute of the types, and uses it because of
/// <c>TargetTypeForDeserialization</c> in the type file.
/// </summary>
public sealed class SnapshotConverter : PSTypeConverter
{
    private const string DeserializedPrefix = "Deserialized.";

    /// <summary>Returns true for a deserialized snapshot, or its JSON.</summary>
    /// <param name="sourceValue">The object.</param>
    /// <param name="destinationType">The target type.</param>
    public override bool CanConvertFrom(object sourceValue, Type destinationType)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        return sourceValue is PSObject { BaseObject: PSCustomObject } input
            && GetTargetType(input, destinationType) is not null;
    }

    /// <summary>Restores the live object, with the properties that others added to it.</summary>
    /// <param name="sourceValue">The object.</param>
    /// <param name="destinationType">The target type.</param>
    /// <param name="formatProvider">Not used: values are serialized without a culture.</param>
    /// <param name="ignoreCase">Not used.</param>
    public override object ConvertFrom(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        if (sourceValue is not PSObject input || GetTargetType(input, destinationType) is not { } type)
            throw new PSInvalidCastException();
        var live = PSObject.AsPSObject(SnapshotReader.Read(type, input));
        CopyAddedMembers(live, input);
        // PowerShell keeps the added members with the base object.
        return live.BaseObject;
    }

    /// <summary>Returns false: the converter only reads.</summary>
    /// <param name="sourceValue">The object.</param>
    /// <param name="destinationType">The target type.</param>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <summary>Throws: the converter only reads.</summary>
    /// <param name="sourceValue">The object.</param>
    /// <param name="destinationType">The target type.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <param name="ignoreCase">Not used.</param>
    /// <exception cref="PSInvalidCastException">Always thrown.</exception>
    public override object ConvertTo(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException();

    // The type names tell the type. A plain object tells it by its Service; steps and hosts come within their record.
    private static Type? GetTargetType(PSObject input, Type wanted)
    {
        if (!typeof(StatusRecord).IsAssignableFrom(wanted))
            return input.TypeNames.Contains(DeserializedPrefix + wanted.FullName) ? wanted : null;
        var type = GetDeserializedNames(input).Select(RecordTypes.FromName).FirstOrDefault(known => known is not null);
        if (type is null && input.TypeNames[0] == typeof(PSCustomObject).FullName)
            type = RecordTypes.FromService(SnapshotReader.GetValue(input, nameof(StatusRecord.Service)));
        return wanted.IsAssignableFrom(type) ? type : null;
    }

    private static IEnumerable<string> GetDeserializedNames(PSObject input) => input.TypeNames
        .Where(name => name.StartsWith(DeserializedPrefix, StringComparison.Ordinal))
        .Select(name => name[DeserializedPrefix.Length..]);

    // Views and added properties: the previous state, the computer, the session.
    private static void CopyAddedMembers(PSObject live, PSObject input)
    {
        foreach (var note in input.Properties.OfType<PSNoteProperty>().Where(note => note.IsInstance))
        {
            if (live.Properties[note.Name] is null) live.Properties.Add(new PSNoteProperty(note.Name, note.Value));
        }
        foreach (string name in GetDeserializedNames(input).Reverse())
        {
            if (name.Contains('#', StringComparison.Ordinal)) live.TypeNames.Insert(0, name);
        }
    }
}

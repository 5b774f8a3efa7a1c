using System.Management.Automation;

namespace StatusPS.Serialization;

/// <summary>
/// Makes live objects again of records, steps and hosts that were in a job, a remote session or a file. PowerShell finds
/// it by the attribute on the types, and asks it because of <c>TargetTypeForDeserialization</c> in the type file.
/// </summary>
public sealed class SnapshotConverter : PSTypeConverter
{
    private const string DeserializedPrefix = "Deserialized.";

    /// <summary>Whether it is one of these that lost its life, or JSON of one.</summary>
    /// <param name="sourceValue">An object.</param>
    /// <param name="destinationType">The type it is wanted as.</param>
    public override bool CanConvertFrom(object sourceValue, Type destinationType)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        return sourceValue is PSObject { BaseObject: PSCustomObject } given && GetTargetType(given, destinationType) is not null;
    }

    /// <summary>The live object, with what was added to it by others.</summary>
    /// <param name="sourceValue">The object.</param>
    /// <param name="destinationType">The type.</param>
    /// <param name="formatProvider">Not used: it was written without a culture.</param>
    /// <param name="ignoreCase">Not used.</param>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(destinationType);
        if (sourceValue is not PSObject given || GetTargetType(given, destinationType) is not { } type) throw new PSInvalidCastException();
        var live = PSObject.AsPSObject(SnapshotReader.Read(type, given));
        CopyAddedMembers(live, given);
        return live.BaseObject; // What was added stays with it.
    }

    /// <summary>Never: it only reads.</summary>
    /// <param name="sourceValue">An object.</param>
    /// <param name="destinationType">A type.</param>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <summary>Never: it only reads.</summary>
    /// <param name="sourceValue">An object.</param>
    /// <param name="destinationType">A type.</param>
    /// <param name="formatProvider">A culture.</param>
    /// <param name="ignoreCase">Whether case matters.</param>
    /// <exception cref="PSInvalidCastException">Always.</exception>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw new PSInvalidCastException();

    // What it was says its type. A plain object says it by the service it names; steps and hosts come within their record.
    private static Type? GetTargetType(PSObject given, Type wanted)
    {
        if (!typeof(StatusRecord).IsAssignableFrom(wanted)) return given.TypeNames.Contains(DeserializedPrefix + wanted.FullName) ? wanted : null;
        var type = given.TypeNames.Where(name => name.StartsWith(DeserializedPrefix, StringComparison.Ordinal)).Select(name => RecordTypes.FromName(name[DeserializedPrefix.Length..])).FirstOrDefault(known => known is not null)
            ?? (given.TypeNames[0] == typeof(PSCustomObject).FullName ? RecordTypes.FromService(SnapshotReader.GetValue(given, nameof(StatusRecord.Service))) : null);
        return wanted.IsAssignableFrom(type) ? type : null;
    }

    // Views and properties that were added: the state before, the computer, the session.
    private static void CopyAddedMembers(PSObject live, PSObject given)
    {
        foreach (var added in given.Properties.OfType<PSNoteProperty>().Where(note => note.IsInstance && live.Properties[note.Name] is null))
            live.Properties.Add(new PSNoteProperty(added.Name, added.Value));
        foreach (string name in given.TypeNames.Reverse().Where(name => name.StartsWith(DeserializedPrefix, StringComparison.Ordinal) && name.Contains('#', StringComparison.Ordinal)))
            live.TypeNames.Insert(0, name[DeserializedPrefix.Length..]);
    }
}

using System.Management.Automation;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Services;
using StatusPS.Serialization;

namespace StatusPS.Formatting;

/// <summary>Formats the cells of the records that Watch-Status writes. Called by the format file.</summary>
public static class ChangeCell
{
    /// <summary>The type name that selects the view of a changed record.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Change";

    /// <summary>The name of the property with the previous state.</summary>
    public const string PreviousState = nameof(PreviousState);

    /// <summary>Formats the previous state in its colour; empty when the record is new.</summary>
    /// <param name="record">A changed record.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables colours.</param>
    public static string Previous(PSObject? record, PSObject? style) =>
        LanguagePrimitives.TryConvertTo(record?.Properties[PreviousState]?.Value, out StatusState? state)
        && state is { } previous ? Cell.State(previous, style) : "";

    /// <summary>Formats the progress, name and message of a record.</summary>
    /// <param name="record">A record.</param>
    public static string Standing(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        string[] words = [
            ServiceRegistry.Get(read).GetPositionOrStatus(read), Redaction.SanitizeControlCharacters(read.Name),
            Redaction.SanitizeControlCharacters(read.Message)];
        return string.Join(Punctuation.Comma, words.Where(word => word.Length > 0));
    }

    /// <summary>Adds the previous state to a record and selects its view.</summary>
    internal static PSObject AddView(StatusRecord record, StatusState? previous)
    {
        var marked = PSObject.AsPSObject(record);
        if (marked.TypeNames[0] != TypeName) marked.TypeNames.Insert(0, TypeName);
        if (marked.Properties[PreviousState] is { } there) there.Value = previous;
        else marked.Properties.Add(new PSNoteProperty(PreviousState, previous));
        return marked;
    }
}

using System.Management.Automation;
using StatusPS.Engine.Waiting;
using StatusPS.Serialization;

namespace StatusPS.Formatting;

/// <summary>What the format file puts into the cells of what Watch-Status writes.</summary>
public static class ChangeCell
{
    /// <summary>The type name that gives a changed record its view. What it is stays what it was.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Change";

    /// <summary>The property with the state before.</summary>
    public const string PreviousState = nameof(PreviousState);

    /// <summary>The state before, in its colour; empty where it is new.</summary>
    /// <param name="record">A changed record.</param>
    /// <param name="style">PowerShell's own <c>$PSStyle</c>.</param>
    public static string Previous(PSObject? record, PSObject? style) =>
        LanguagePrimitives.TryConvertTo(record?.Properties[PreviousState]?.Value, out StatusState? state) && state is { } before ? Cell.State(before, style) : "";

    /// <summary>Where it stands, and its name.</summary>
    /// <param name="record">A record.</param>
    public static string Standing(PSObject? record)
    {
        if (record is null || RecordReader.Read(record) is not { } read) return "";
        string[] words = [RecordWords.At(read), RecordWords.Plain(read.Name), RecordWords.Plain(read.Message)];
        return string.Join(Punctuation.Comma, words.Where(word => word.Length > 0));
    }

    /// <summary>The record as Watch-Status writes it.</summary>
    internal static PSObject Mark(StatusRecord record, StatusState? previous)
    {
        var marked = PSObject.AsPSObject(record);
        if (marked.TypeNames[0] != TypeName) marked.TypeNames.Insert(0, TypeName);
        if (marked.Properties[PreviousState] is { } there) there.Value = previous;
        else marked.Properties.Add(new PSNoteProperty(PreviousState, previous));
        return marked;
    }
}

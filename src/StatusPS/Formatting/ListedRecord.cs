using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>A record out of a list: of the same type, and shown with its name.</summary>
internal static class ListedRecord
{
    /// <summary>Marks a record for the view of lists.</summary>
    public static PSObject Mark(StatusRecord record)
    {
        var marked = PSObject.AsPSObject(record);
        marked.TypeNames.Insert(0, record.GetType().FullName + "#Listed");
        return marked;
    }
}

using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>Selects the view of lists, which shows names.</summary>
internal static class ListedRecord
{
    /// <summary>Selects the view of lists for a record.</summary>
    public static PSObject AddView(StatusRecord record)
    {
        var marked = PSObject.AsPSObject(record);
        marked.TypeNames.Insert(0, record.GetType().FullName + "#Listed");
        return marked;
    }
}

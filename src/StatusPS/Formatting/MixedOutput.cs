using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>
/// Gives the records of one pipeline one view, so that they print as one table. Records of several services get a view of their own;
/// those of one service keep theirs, and that of a list where all of them were listed.
/// </summary>
internal sealed class MixedOutput
{
    /// <summary>The type name that gives records of several services one view.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Mixed";

    private const string Listed = "#Listed";

    private readonly HashSet<StatusService> _services = [];
    private bool _areListed = true;

    /// <summary>Whether records of more than one service came.</summary>
    public bool IsMixed => _services.Count > 1;

    /// <summary>Takes note of a record that comes in.</summary>
    /// <param name="given">The object from the pipeline.</param>
    /// <param name="record">The record that it is.</param>
    public void Note(PSObject given, StatusRecord record)
    {
        _services.Add(record.Service);
        _areListed &= given.TypeNames.Any(name => name.EndsWith(Listed, StringComparison.Ordinal));
    }

    /// <summary>Marks an object for the view of what came so far.</summary>
    /// <param name="output">A record, or what it came as.</param>
    public object Mark(object output)
    {
        var marked = PSObject.AsPSObject(output);
        if (marked.BaseObject is not StatusRecord record) return output;
        string? wanted = IsMixed ? TypeName : _areListed ? record.GetType().FullName + Listed : null;
        if (marked.TypeNames[0] == (wanted ?? record.GetType().FullName)) return marked;
        foreach (string view in marked.TypeNames.Where(name => name.Contains('#', StringComparison.Ordinal)).ToArray()) marked.TypeNames.Remove(view);
        if (wanted is not null) marked.TypeNames.Insert(0, wanted);
        return marked;
    }
}

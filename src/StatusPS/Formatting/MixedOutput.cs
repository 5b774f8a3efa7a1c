using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>
/// Selects one view for the records of a pipeline, so that they print as one table. Records of several services get a
/// common view. Records of one service keep theirs, or the view of lists if all of them were listed.
/// </summary>
internal sealed class MixedOutput
{
    /// <summary>The type name that selects the common view of several services.</summary>
    public const string TypeName = "StatusPS.StatusRecord#Mixed";

    private const string Listed = "#Listed";

    private readonly HashSet<StatusService> _services = [];
    private bool _areListed = true;

    /// <summary>True when records of more than one service were added.</summary>
    public bool IsMixed => _services.Count > 1;

    /// <summary>Adds an input record.</summary>
    /// <param name="input">The object from the pipeline.</param>
    /// <param name="record">The record read from it.</param>
    public void Add(PSObject input, StatusRecord record)
    {
        _services.Add(record.Service);
        _areListed &= input.TypeNames.Any(name => name.EndsWith(Listed, StringComparison.Ordinal));
    }

    /// <summary>Selects the view that fits the records added so far.</summary>
    /// <param name="output">A record, or the object that it was read from.</param>
    public object SetView(object output)
    {
        var marked = PSObject.AsPSObject(output);
        if (marked.BaseObject is not StatusRecord record) return output;
        string? wanted = IsMixed ? TypeName : _areListed ? record.GetType().FullName + Listed : null;
        if (marked.TypeNames[0] == (wanted ?? record.GetType().FullName)) return marked;
        string[] views = [.. marked.TypeNames.Where(name => name.Contains('#', StringComparison.Ordinal))];
        foreach (string view in views) marked.TypeNames.Remove(view);
        if (wanted is not null) marked.TypeNames.Insert(0, wanted);
        return marked;
    }
}

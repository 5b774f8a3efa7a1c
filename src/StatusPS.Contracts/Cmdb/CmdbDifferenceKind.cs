namespace StatusPS;

/// <summary>The kinds of differences between a module and its service template.</summary>
public enum CmdbDifferenceKind
{
    /// <summary>A process template that the module has no process of yet.</summary>
    Added,

    /// <summary>A process whose properties differ from those of its template.</summary>
    Changed,

    /// <summary>A process whose template was removed.</summary>
    Removed,

    /// <summary>An attribute of the module that differs from the template.</summary>
    Attribute,
}

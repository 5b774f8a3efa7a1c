namespace StatusPS;

/// <summary>The kinds of targets of a step.</summary>
public enum JobHostKind
{
    /// <summary>A host.</summary>
    Host = 1,

    /// <summary>A container.</summary>
    Container = 2,
}

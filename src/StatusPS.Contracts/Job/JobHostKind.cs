namespace StatusPS;

/// <summary>What a step ran on.</summary>
public enum JobHostKind
{
    /// <summary>A host.</summary>
    Host = 1,

    /// <summary>A container.</summary>
    Container = 2,
}

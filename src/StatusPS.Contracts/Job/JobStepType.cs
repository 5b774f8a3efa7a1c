namespace StatusPS;

/// <summary>What a step does.</summary>
public enum JobStepType
{
    /// <summary>A number that this version does not know.</summary>
    Unknown = 0,

    /// <summary>1: runs a script.</summary>
    Script = 1,

    /// <summary>2: distributes files.</summary>
    File = 2,

    /// <summary>3: asks a person to confirm.</summary>
    Confirmation = 3,

    /// <summary>4: runs SQL.</summary>
    Sql = 4,
}

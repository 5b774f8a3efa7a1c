namespace StatusPS;

/// <summary>The type of a step.</summary>
public enum JobStepType
{
    /// <summary>A type that this version does not know.</summary>
    Unknown = 0,

    /// <summary>1: runs a script.</summary>
    Script = 1,

    /// <summary>2: distributes files.</summary>
    File = 2,

    /// <summary>3: waits for the confirmation of a user.</summary>
    Confirmation = 3,

    /// <summary>4: runs SQL.</summary>
    Sql = 4,
}

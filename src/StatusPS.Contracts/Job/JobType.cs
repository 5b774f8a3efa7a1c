namespace StatusPS;

/// <summary>What a job instance was made from (<c>type</c> of <c>get_job_instance_list</c>).</summary>
public enum JobType
{
    /// <summary>A number that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The wire's 0: a job plan.</summary>
    Plan = 1,

    /// <summary>The wire's 1: one script.</summary>
    Script = 2,

    /// <summary>The wire's 2: one distribution of files.</summary>
    File = 3,
}

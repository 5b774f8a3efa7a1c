namespace StatusPS;

/// <summary>The type of a job instance (<c>type</c> of <c>get_job_instance_list</c>).</summary>
public enum JobType
{
    /// <summary>A type that this version does not know.</summary>
    Unknown = 0,

    /// <summary>A job plan (0 in the API).</summary>
    Plan = 1,

    /// <summary>A script (1 in the API).</summary>
    Script = 2,

    /// <summary>A file distribution (2 in the API).</summary>
    File = 3,
}

namespace StatusPS;

/// <summary>The launch mode of a job instance (<c>launch_mode</c> of <c>get_job_instance_list</c>).</summary>
public enum JobLaunchMode
{
    /// <summary>A launch mode that this version does not know.</summary>
    Unknown = 0,

    /// <summary>1: started in JOB's web pages.</summary>
    Web = 1,

    /// <summary>2: started by the API.</summary>
    Api = 2,

    /// <summary>3: started by a schedule.</summary>
    Schedule = 3,
}

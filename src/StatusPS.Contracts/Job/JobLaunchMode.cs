namespace StatusPS;

/// <summary>From where a job instance was started (<c>launch_mode</c> of <c>get_job_instance_list</c>).</summary>
public enum JobLaunchMode
{
    /// <summary>A number that this version does not know.</summary>
    Unknown = 0,

    /// <summary>1: JOB's web pages.</summary>
    Web = 1,

    /// <summary>2: the API.</summary>
    Api = 2,

    /// <summary>3: a schedule.</summary>
    Schedule = 3,
}

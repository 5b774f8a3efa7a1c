namespace StatusPS;

/// <summary>The versions of the JOB API.</summary>
public enum JobApiVersion
{
    /// <summary>Version 4, available with the API Gateway only.</summary>
    V4,

    /// <summary>Version 3, available with the API Gateway and the ESB.</summary>
    V3,
}

namespace StatusPS;

/// <summary>Which version of JOB's API is asked.</summary>
public enum JobApiVersion
{
    /// <summary>v4: the API Gateway only.</summary>
    V4,

    /// <summary>v3: the API Gateway or the ESB.</summary>
    V3,
}

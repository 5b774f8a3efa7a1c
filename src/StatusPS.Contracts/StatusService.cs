namespace StatusPS;

/// <summary>The services whose status is reported.</summary>
public enum StatusService
{
    /// <summary>BlueKing CMDB: service template synchronization.</summary>
    Cmdb,

    /// <summary>BlueKing JOB: job instances.</summary>
    Job,

    /// <summary>Aliyun Data Transmission Service: synchronization jobs.</summary>
    Dts,

    /// <summary>Authing: identity synchronization jobs.</summary>
    Authing,
}

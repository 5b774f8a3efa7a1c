namespace StatusPS;

/// <summary>The service that a record is about.</summary>
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

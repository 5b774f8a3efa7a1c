namespace StatusPS;

/// <summary>The platforms whose credentials a profile can hold.</summary>
public enum StatusPlatform
{
    /// <summary>BlueKing: CMDB and JOB.</summary>
    BlueKing,

    /// <summary>Aliyun: DTS.</summary>
    Aliyun,

    /// <summary>Authing: identity synchronization.</summary>
    Authing,
}

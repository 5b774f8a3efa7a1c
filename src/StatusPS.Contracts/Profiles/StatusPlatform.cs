namespace StatusPS;

/// <summary>Whose account a profile holds.</summary>
public enum StatusPlatform
{
    /// <summary>BlueKing: CMDB and JOB.</summary>
    BlueKing,

    /// <summary>Aliyun: DTS.</summary>
    Aliyun,

    /// <summary>Authing.</summary>
    Authing,
}

namespace StatusPS;

/// <summary>The signature versions of Aliyun requests.</summary>
public enum AliyunSignature
{
    /// <summary>The signature ACS3-HMAC-SHA256.</summary>
    Acs3,

    /// <summary>The older RPC signature, HMAC-SHA1.</summary>
    Rpc,
}

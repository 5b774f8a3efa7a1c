namespace StatusPS;

/// <summary>How a request to Aliyun is signed.</summary>
public enum AliyunSignature
{
    /// <summary>ACS3-HMAC-SHA256.</summary>
    Acs3,

    /// <summary>The older RPC signature, HMAC-SHA1.</summary>
    Rpc,
}

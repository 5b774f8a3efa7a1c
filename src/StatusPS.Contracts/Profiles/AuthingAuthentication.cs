namespace StatusPS;

/// <summary>How Authing is told who calls.</summary>
public enum AuthingAuthentication
{
    /// <summary>A management token, fetched with the access key and kept until shortly before it expires.</summary>
    Token,

    /// <summary>An HMAC-SHA1 signature on every request.</summary>
    Signature,
}

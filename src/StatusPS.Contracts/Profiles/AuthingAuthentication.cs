namespace StatusPS;

/// <summary>The authentication methods of Authing requests.</summary>
public enum AuthingAuthentication
{
    /// <summary>A management token, obtained with the access key and cached until shortly before it expires.</summary>
    Token,

    /// <summary>An HMAC-SHA1 signature on every request.</summary>
    Signature,
}

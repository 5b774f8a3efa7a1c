namespace StatusPS.Emulator;

/// <summary>The ways in which Authing has been seen to refuse a request for a token.</summary>
public enum TokenRefusal
{
    /// <summary><c>statusCode</c> 499 inside HTTP 200: the secret is wrong.</summary>
    Secret,

    /// <summary><c>statusCode</c> 400 inside HTTP 200, whose message is a list.</summary>
    Parameter,

    /// <summary><c>statusCode</c> 404 inside HTTP 200: there is no such user pool.</summary>
    UserPool,

    /// <summary>HTTP 404, "Cannot POST": an older private deployment.</summary>
    Route,
}

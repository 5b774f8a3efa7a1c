namespace StatusPS.Emulator;

/// <summary>The errors with which Authing was observed to reject a request for a token.</summary>
public enum TokenRefusal
{
    /// <summary>HTTP 200 with <c>statusCode</c> 499: wrong secret.</summary>
    Secret,

    /// <summary>HTTP 200 with <c>statusCode</c> 400: invalid parameters. The message is a list.</summary>
    Parameter,

    /// <summary>HTTP 200 with <c>statusCode</c> 404: unknown user pool.</summary>
    UserPool,

    /// <summary>HTTP 404, "Cannot POST": an older private deployment without the operation.</summary>
    Route,
}

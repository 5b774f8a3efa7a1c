namespace StatusPS.Emulator;

/// <summary>The kinds of faults.</summary>
public enum EmulatorFaultKind
{
    /// <summary>The service's own rate limit error.</summary>
    Refuse429,

    /// <summary>HTTP 500 with a plain text body.</summary>
    Http500,

    /// <summary>HTTP 502 with a proxy's HTML page.</summary>
    Http502Html,

    /// <summary>The connection is reset before a response.</summary>
    Reset,

    /// <summary>The response is delayed by five seconds.</summary>
    Slow,

    /// <summary>The connection closes halfway through the body.</summary>
    Truncate,

    /// <summary>HTTP 200 with a body that is not JSON.</summary>
    BadJson,

    /// <summary>The service's own error for wrong credentials.</summary>
    Unauthorized,

    /// <summary>The service's own internal error: HTTP 200 from CMDB and JOB v3, otherwise HTTP 500.</summary>
    InternalError,

    /// <summary>The error of ESB or the gateway for a proxy's page from the service behind.</summary>
    UpstreamPage,

    /// <summary>The error of ESB, with HTTP 200, for HTTP 401 from the service behind.</summary>
    UpstreamRefused,

    /// <summary>The error for an application without permission for the API.</summary>
    AppForbidden,

    /// <summary>HTTP 404 with a web server's HTML page.</summary>
    NotFoundPage,
}

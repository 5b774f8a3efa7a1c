namespace StatusPS.Emulator;

/// <summary>What can go wrong with an answer.</summary>
public enum EmulatorFaultKind
{
    /// <summary>The service's own refusal for too many requests.</summary>
    Refuse429,

    /// <summary>HTTP 500 with a plain text body.</summary>
    Http500,

    /// <summary>HTTP 502 with a proxy's HTML page.</summary>
    Http502Html,

    /// <summary>The connection is reset before an answer.</summary>
    Reset,

    /// <summary>The answer comes five seconds late.</summary>
    Slow,

    /// <summary>The connection breaks halfway through the body.</summary>
    Truncate,

    /// <summary>HTTP 200 with a body that is not JSON.</summary>
    BadJson,

    /// <summary>The service's own refusal for wrong credentials.</summary>
    Unauthorized,

    /// <summary>The service's own internal error: at HTTP 200 from CMDB and JOB v3, otherwise at HTTP 500.</summary>
    InternalError,

    /// <summary>A proxy's page from the system behind the ESB or the gateway, as these wrap it.</summary>
    UpstreamPage,

    /// <summary>HTTP 401 of the system behind the ESB, which the ESB wraps at HTTP 200.</summary>
    UpstreamRefused,

    /// <summary>The refusal for an application without permission for the API.</summary>
    AppForbidden,

    /// <summary>HTTP 404 with a web server's HTML page.</summary>
    NotFoundPage,
}

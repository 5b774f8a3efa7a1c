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
}

namespace StatusPS;

/// <summary>The steps of <c>Test-StatusProfile</c>, in order.</summary>
public enum ProfileCheckStep
{
    /// <summary>The proxy, if there is one, accepts the connection.</summary>
    Proxy,

    /// <summary>The host name of the endpoint is resolved.</summary>
    Resolve,

    /// <summary>The TLS connection is established.</summary>
    Tls,

    /// <summary>The profile obtains a temporary key. Only profiles that do so have this step.</summary>
    Key,

    /// <summary>The service accepts the credentials.</summary>
    SignIn,

    /// <summary>The clock of this machine agrees with that of the service.</summary>
    Clock,
}

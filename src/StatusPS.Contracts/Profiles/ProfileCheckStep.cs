namespace StatusPS;

/// <summary>The steps of <c>Test-StatusProfile</c>, in order.</summary>
public enum ProfileCheckStep
{
    /// <summary>The proxy, where there is one, takes the connection.</summary>
    Proxy,

    /// <summary>The address resolves.</summary>
    Resolve,

    /// <summary>TLS holds.</summary>
    Tls,

    /// <summary>The service takes the credentials.</summary>
    SignIn,

    /// <summary>This machine's clock agrees with the service's.</summary>
    Clock,
}

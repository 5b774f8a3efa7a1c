using System.Management.Automation;
using System.Security;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands.Profiles;

/// <summary>The parameters that say how a profile's requests travel. No parameter switches the check of a certificate off.</summary>
public abstract class ProfileTransportCommand : ProfileSecretsCommand
{
    /// <summary>The service's base address.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Endpoint { get; set; }

    /// <summary>The longest that one try of a request may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; }

    /// <summary>How often a request is tried again after a passing failure.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaxRetry { get; set; }

    /// <summary>The proxy; empty: the system's.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>Takes no proxy, whatever the environment or the system says; -NoProxy:$false takes theirs again.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Who the proxy is told asks.</summary>
    [Parameter]
    [CredentialInput]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Allows plain http beyond this machine.</summary>
    [Parameter]
    public SwitchParameter AllowHttp { get; set; }

    /// <summary>A PEM file with authorities to trust for this profile, beside the system's; empty: the system's alone.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CaCertificate { get; set; }

    /// <summary>The client certificate that the site asks for: a PFX file, or a PEM file; empty: none.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ClientCertificate { get; set; }

    /// <summary>The PEM file of the client certificate's key, where it is not in the same file.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ClientCertificateKey { get; set; }

    /// <summary>The password of the client certificate's file, or of its key.</summary>
    [Parameter]
    public SecureString? ClientCertificatePassword { get; set; }

    /// <summary>Whether a file of certificates was named.</summary>
    private protected bool HasCertificateFiles => CaCertificate is { Length: > 0 } || ClientCertificate is { Length: > 0 } || ClientCertificateKey is { Length: > 0 } || ClientCertificatePassword is not null;

    /// <summary>Puts what the plain settings do not say into a profile.</summary>
    private protected void FillTransport(StatusProfile profile)
    {
        if (NoProxy && (Proxy is { Length: > 0 } || ProxyCredential is not null))
            throw Contradiction("-NoProxy cannot be used with -Proxy or -ProxyCredential.", "Give one of the two.");
        // The last word counts: each takes the place of the other.
        if (NoProxy) Clear(profile, nameof(StatusProfile.Proxy), nameof(StatusProfile.ProxyUserName), StatusProfile.ProxyPassword);
        else if (Proxy is not null || MyInvocation.BoundParameters.ContainsKey(nameof(NoProxy))) Clear(profile, nameof(StatusProfile.NoProxy));
        if (ProxyCredential is { } credential)
        {
            profile.Set(nameof(StatusProfile.ProxyUserName), credential.UserName.TrimStart('\\'), Source);
            profile.Set(StatusProfile.ProxyPassword, PlainText.Read(credential.Password), Source);
        }
        // What belongs to something that is gone goes with it.
        if (Proxy?.Length == 0) Clear(profile, nameof(StatusProfile.ProxyUserName), StatusProfile.ProxyPassword);
        if (ClientCertificate?.Length == 0) Clear(profile, nameof(StatusProfile.ClientCertificateKey), StatusProfile.ClientCertificatePassword);
    }

    /// <summary>A file's full path: the profile is used from other folders too.</summary>
    private protected string FullPath(string path) => path.Length == 0 ? path : GetFilePath(path);

    private static void Clear(StatusProfile profile, params ReadOnlySpan<string> names)
    {
        foreach (string name in names) profile.Set(name, null, Source);
    }
}

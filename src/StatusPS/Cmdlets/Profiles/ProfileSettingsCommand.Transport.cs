using System.Management.Automation;
using System.Security;
using StatusPS.Completion;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets.Profiles;

/// <content>The parameters for connections. None of them disables the validation of certificates.</content>
public abstract partial class ProfileSettingsCommand
{
    /// <summary>The base address of the service.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Endpoint { get; set; }

    /// <summary>The timeout of one request attempt, in seconds.</summary>
    [Parameter]
    [DurationInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; }

    /// <summary>The maximum number of retries after a transient failure.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaxRetry { get; set; }

    /// <summary>The maximum number of requests a second of a process; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int MaxRequestsPerSecond { get; set; }

    /// <summary>The address of the proxy; empty uses the system's.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>
    /// Uses no proxy, even if the environment or the system specifies one; -NoProxy:$false uses theirs again.
    /// </summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter]
    [CredentialInput]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Allows plain HTTP for addresses other than loopback; -AllowHttp:$false revokes it.</summary>
    [Parameter]
    public SwitchParameter AllowHttp { get; set; }

    /// <summary>The PEM file of authorities to trust in addition to the system's; empty for none.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CaCertificate { get; set; }

    /// <summary>The file of the client certificate, in PFX or PEM format; empty for none.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ClientCertificate { get; set; }

    /// <summary>The PEM file of the client certificate's key, if the certificate file does not contain it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ClientCertificateKey { get; set; }

    /// <summary>The password of the client certificate or its key.</summary>
    [Parameter]
    public SecureString? ClientCertificatePassword { get; set; }

    /// <summary>True when a certificate file or password is specified.</summary>
    private protected bool HasCertificateFiles => CaCertificate is { Length: > 0 }
        || ClientCertificate is { Length: > 0 }
        || ClientCertificateKey is { Length: > 0 }
        || ClientCertificatePassword is not null;

    /// <summary>Sets the connection parameters that depend on each other in a profile.</summary>
    private protected void FillTransport(StatusProfile profile)
    {
        if (NoProxy && (Proxy is { Length: > 0 } || ProxyCredential is not null))
        {
            throw Contradiction(
                "-NoProxy cannot be used with -Proxy or -ProxyCredential.", "Specify only one of them.");
        }
        // -Proxy and -NoProxy replace each other.
        bool isNoProxyBound = MyInvocation.BoundParameters.ContainsKey(nameof(NoProxy));
        if (NoProxy) ClearProxy(profile);
        else if (Proxy is not null || isNoProxyBound) Clear(profile, nameof(StatusProfile.NoProxy));
        if (ProxyCredential is { } credential)
        {
            profile.Set(nameof(StatusProfile.ProxyUserName), credential.UserName.TrimStart('\\'), Source);
            profile.Set(StatusProfile.ProxyPassword, PlainText.Read(credential.Password), Source);
        }
        // Settings of a removed proxy or certificate are removed with it.
        if (Proxy?.Length == 0) ClearProxy(profile);
        if (ClientCertificate?.Length != 0) return;
        Clear(profile, nameof(StatusProfile.ClientCertificateKey), StatusProfile.ClientCertificatePassword);
    }

    /// <summary>Gets the full path of a file, because the profile is used from other folders too.</summary>
    private protected string FullPath(string path) => path.Length == 0 ? path : GetFilePath(path);

    private static void ClearProxy(StatusProfile profile) => Clear(
        profile, nameof(StatusProfile.Proxy), nameof(StatusProfile.ProxyUserName), StatusProfile.ProxyPassword);

    private static void Clear(StatusProfile profile, params ReadOnlySpan<string> names)
    {
        foreach (string name in names) profile.Set(name, null, Source);
    }
}

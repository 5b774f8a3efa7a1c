using System.Security.Cryptography.X509Certificates;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Disposes certificates when the process exits. Windows and macOS write the private key of an imported certificate to
/// a file until then, and finalizers do not run at the exit. Windows cannot authenticate a TLS client with a key that
/// is in memory alone: https://github.com/dotnet/runtime/issues/23749
/// </summary>
internal sealed class CertificateCleanup
{
    private readonly Lock _lock = new();

    // Weak: a certificate that nothing uses is finalized, and its file deleted, before the exit.
    private readonly List<WeakReference<X509Certificate2>> _certificates = [];

    /// <summary>Gets the cleanup at the exit of this process.</summary>
    public static CertificateCleanup AtExit { get; } = CreateAtExit();

    /// <summary>Adds certificates to dispose.</summary>
    /// <param name="certificates">The certificates.</param>
    public void Add(IEnumerable<X509Certificate2> certificates)
    {
        lock (_lock)
        {
            _certificates.RemoveAll(static known => !known.TryGetTarget(out _));
            _certificates.AddRange(certificates.Select(static added => new WeakReference<X509Certificate2>(added)));
        }
    }

    /// <summary>Disposes the certificates.</summary>
    public void DisposeAll()
    {
        lock (_lock)
        {
            foreach (var known in _certificates)
            {
                if (known.TryGetTarget(out var certificate)) certificate.Dispose();
            }
            _certificates.Clear();
        }
    }

    private static CertificateCleanup CreateAtExit()
    {
        var cleanup = new CertificateCleanup();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cleanup.DisposeAll();
        return cleanup;
    }
}

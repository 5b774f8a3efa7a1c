using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Transport;

/// <summary>The transport settings of a profile. Profiles with equal plans share connections.</summary>
internal sealed class TransportPlan : IEquatable<TransportPlan>
{
    private readonly string _fingerprint;

    private TransportPlan(string fingerprint, ProxySettings proxy, TlsSettings tls, HttpMessageHandler? inProcess)
    {
        _fingerprint = fingerprint;
        (Proxy, Tls, InProcess) = (proxy, tls, inProcess);
    }

    /// <summary>The proxy settings.</summary>
    public ProxySettings Proxy { get; }

    /// <summary>The TLS settings.</summary>
    public TlsSettings Tls { get; }

    /// <summary>The in-process handler in place of the network; null for the network.</summary>
    public HttpMessageHandler? InProcess { get; }

    /// <summary>Creates the plan of a profile.</summary>
    /// <exception cref="StatusException">The proxy is not valid, or a certificate file cannot be read.</exception>
    public static TransportPlan Create(StatusProfile profile, HttpMessageHandler? inProcess) =>
        new(Fingerprint(profile), new ProxySettings(profile), new TlsSettings(profile), inProcess);

    /// <summary>Returns a hash of all settings that determine the transport.</summary>
    public static string Fingerprint(StatusProfile profile)
    {
        // Most profiles have none of them, which saves loading the runtime's cryptography.
        if (profile is
            {
                Proxy: null, NoProxy: false, CaCertificate: null, ClientCertificate: null,
                ClientCertificateKey: null
            }) return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in (ReadOnlySpan<string>)[
            nameof(profile.Proxy), nameof(profile.ProxyUserName), StatusProfile.ProxyPassword,
            StatusProfile.ClientCertificatePassword])
            Add(Encoding.UTF8.GetBytes(profile.Reveal(name) ?? ""));
        Add(BitConverter.GetBytes(profile.NoProxy));
        // A renewed certificate file results in another transport.
        foreach (string? file in (ReadOnlySpan<string?>)[
            profile.CaCertificate, profile.ClientCertificate, profile.ClientCertificateKey])
            Add(file is null ? [] : CertificateFile.Read(file, profile.Name));
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(ReadOnlySpan<byte> part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
    }

    /// <inheritdoc/>
    public bool Equals(TransportPlan? other) =>
        other is not null && other._fingerprint == _fingerprint && other.InProcess == InProcess;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TransportPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_fingerprint, InProcess);
}

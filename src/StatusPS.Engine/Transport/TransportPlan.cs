using System.Security.Cryptography;
using System.Text;

namespace StatusPS.Engine.Transport;

/// <summary>How requests travel. Two plans are one where everything that decides it is the same: they share connections.</summary>
internal sealed class TransportPlan : IEquatable<TransportPlan>
{
    private readonly string _fingerprint;

    private TransportPlan(string fingerprint, ProxySettings proxy, TlsSettings tls, HttpMessageHandler? inProcess)
    {
        _fingerprint = fingerprint;
        (Proxy, Tls, InProcess) = (proxy, tls, inProcess);
    }

    /// <summary>Which proxy.</summary>
    public ProxySettings Proxy { get; }

    /// <summary>Whom to trust, and who to be.</summary>
    public TlsSettings Tls { get; }

    /// <summary>A handler in this process in place of the network.</summary>
    public HttpMessageHandler? InProcess { get; }

    /// <summary>The plan of a profile.</summary>
    /// <exception cref="StatusException">The proxy is none, or a certificate's file can't be read.</exception>
    public static TransportPlan Create(StatusProfile profile, HttpMessageHandler? inProcess) =>
        new(Fingerprint(profile), new ProxySettings(profile), new TlsSettings(profile), inProcess);

    /// <summary>What decides how a profile travels, as one text that shows none of it.</summary>
    public static string Fingerprint(StatusProfile profile)
    {
        // Most profiles have neither: the runtime's cryptography is not even loaded for them.
        if (profile is { Proxy: null, NoProxy: false, CaCertificate: null, ClientCertificate: null, ClientCertificateKey: null }) return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in (ReadOnlySpan<string>)[nameof(profile.Proxy), nameof(profile.ProxyUserName), StatusProfile.ProxyPassword, StatusProfile.ClientCertificatePassword])
            Add(Encoding.UTF8.GetBytes(profile.Reveal(name) ?? ""));
        Add(BitConverter.GetBytes(profile.NoProxy));
        // A certificate that was renewed in its place is another one.
        foreach (string? file in (ReadOnlySpan<string?>)[profile.CaCertificate, profile.ClientCertificate, profile.ClientCertificateKey])
            Add(file is null ? [] : CertificateFile.Read(file, profile.Name));
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(ReadOnlySpan<byte> part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
    }

    /// <inheritdoc/>
    public bool Equals(TransportPlan? other) => other is not null && other._fingerprint == _fingerprint && other.InProcess == InProcess;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TransportPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_fingerprint, InProcess);
}

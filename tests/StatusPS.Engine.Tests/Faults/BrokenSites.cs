using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>
/// Addresses that cannot be used, created once for all rows: without a listener, or with an untrusted certificate.
/// Contains one address that must receive no request.
/// </summary>
public sealed class BrokenSites : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-faults-").FullName;
    private readonly TlsServer _selfSigned = new();
    private readonly PrivateSite _expired;
    private readonly PrivateSite _wrongName;
    private readonly PrivateSite _downgrading;
    private readonly ScriptedServer _elsewhere = new(Reply.Json(SampleResponses.Job));
    private string _refused = "";

    public BrokenSites()
    {
        _expired = new(
            Directory.CreateDirectory(Path.Combine(_folder, "expired")).FullName, SampleResponses.Job,
            until: DateTimeOffset.UtcNow.AddDays(-1));
        _wrongName = new(
            Directory.CreateDirectory(Path.Combine(_folder, "name")).FullName, SampleResponses.Job,
            host: "statusps.invalid");
        _downgrading = new(
            Directory.CreateDirectory(Path.Combine(_folder, "downgrade")).FullName, SampleResponses.Job,
            redirectsTo: Elsewhere);
    }

    /// <summary>A host that differs from the profile's from the client's view.</summary>
    public string Elsewhere => _elsewhere.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>The number of requests at addresses that must not receive any.</summary>
    public int Leaked => _elsewhere.Count + _expired.RequestCount + _wrongName.RequestCount;

    internal BrokenSite Refused => new(_refused);

    internal BrokenSite SelfSigned => new(_selfSigned.Address);

    internal BrokenSite Expired => new(_expired.Address, _expired.Root);

    internal BrokenSite WrongName => new(_wrongName.Address, _wrongName.Root);

    /// <summary>A site with a valid certificate that redirects to plain HTTP.</summary>
    internal BrokenSite Downgrading => new(_downgrading.Address, _downgrading.Root);

    public async ValueTask InitializeAsync()
    {
        var stopped = new ScriptedServer(Reply.Empty(200));
        _refused = stopped.Address;
        await stopped.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _selfSigned.DisposeAsync();
        await _expired.DisposeAsync();
        await _wrongName.DisposeAsync();
        await _downgrading.DisposeAsync();
        await _elsewhere.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

using StatusPS.Engine.Queries.Paging;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>A part of an overview: the list of a service through a profile.</summary>
public sealed class OverviewPart
{
    private readonly Func<CancellationToken, IAsyncEnumerable<Listed<StatusRecord>>> _read;

    /// <summary>Creates a part.</summary>
    /// <param name="service">The service.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="read">Reads the list.</param>
    internal OverviewPart(
        StatusService service, string profile, Func<CancellationToken, IAsyncEnumerable<Listed<StatusRecord>>> read) =>
        (Service, Profile, _read) = (service, profile, read);

    /// <summary>Creates a part from the list of a service.</summary>
    internal static OverviewPart Create<TRecord>(
        StatusService service, string profile, Func<CancellationToken, IAsyncEnumerable<Listed<TRecord>>> list)
        where TRecord : StatusRecord => new(service, profile, stop => list(stop).Select(listed =>
            listed.Error is { } error ? new Listed<StatusRecord>(error, listed.Part!) : new(listed.Record!)));

    /// <summary>The service.</summary>
    public StatusService Service { get; }

    /// <summary>The profile's name.</summary>
    public string Profile { get; }

    /// <summary>The clock of the profile's connection.</summary>
    public TimeProvider Time { get; internal set; } = TimeProvider.System;

    /// <summary>Reads its list.</summary>
    internal IAsyncEnumerable<Listed<StatusRecord>> ReadAsync(CancellationToken cancellationToken) =>
        _read(cancellationToken);
}

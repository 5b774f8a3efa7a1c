using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>Something that goes wrong with the answer to one key, and what it has to come to.</summary>
/// <param name="Name">What it is called in the table and the report.</param>
/// <param name="Kind">The documented kind of failure; null: the answer is read all the same.</param>
/// <param name="Strike">What the server does, in a wire form.</param>
internal sealed record Fault(string Name, StatusErrorKind? Kind, Func<WireForm, Reply> Strike)
{
    /// <summary>The wire forms it is possible in.</summary>
    public Func<WireForm, bool> Only { get; init; } = static _ => true;

    /// <summary>The kind of failure where it strikes Authing's request for a token; null if it is <see cref="Kind"/> there too.</summary>
    public StatusErrorKind? TokenRequestKind { get; init; }

    /// <summary>How often it strikes: every time, unless it is to be seen that it passes.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>What the server does in place of an answer, by the test's clock; null: it answers at once.</summary>
    public Func<WireForm, Stall>? Stalls { get; init; }

    /// <summary>The address that can't be used, where that is the fault; null: the server of the row.</summary>
    public Func<BrokenSites, BrokenSite>? Site { get; init; }

    /// <summary>Whether the request is retried; by default the kind decides.</summary>
    public bool IsRetried { get; init; } = Kind is StatusErrorKind.RateLimited or StatusErrorKind.Timeout or StatusErrorKind.Unavailable;

    /// <summary>
    /// The wire forms whose row is left to the full tier: the standard tier has a row that differs only in the form, or in a status
    /// of the same kind.
    /// </summary>
    public Func<WireForm, bool> IsFullTier { get; init; } = static _ => false;

    public override string ToString() => Name;
}

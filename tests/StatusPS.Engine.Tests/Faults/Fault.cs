using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>A fault in the response to one key, and the expected result.</summary>
/// <param name="Name">The name in the table and the report.</param>
/// <param name="Kind">The documented kind of failure; null when the response is read in spite of the fault.</param>
/// <param name="CreateReply">Creates the server's faulty response in a wire form.</param>
internal sealed record Fault(string Name, StatusErrorKind? Kind, Func<WireForm, Reply> CreateReply)
{
    /// <summary>Returns true for a wire form in which the fault is possible.</summary>
    public Func<WireForm, bool> AppliesTo { get; init; } = static _ => true;

    /// <summary>
    /// The kind of failure if the fault affects Authing's request for a token; null when it is <see cref="Kind"/> too.
    /// </summary>
    public StatusErrorKind? TokenRequestKind { get; init; }

    /// <summary>The number of responses that are faulty. Default: all of them.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>The delayed response, by the test's clock; null when the server responds at once.</summary>
    public Func<WireForm, Stall>? Stalls { get; init; }

    /// <summary>The unusable address, if that is the fault; null for the server of the row.</summary>
    public Func<BrokenSites, BrokenSite>? Site { get; init; }

    /// <summary>True if the request is retried. By default the kind decides.</summary>
    public bool IsRetried { get; init; } = Kind is StatusErrorKind.RateLimited or StatusErrorKind.Timeout
        or StatusErrorKind.Unavailable;

    /// <summary>
    /// Returns true for a wire form whose row belongs to the full tier. The standard tier has a row that differs only
    /// in the form, or in a status of the same kind.
    /// </summary>
    public Func<WireForm, bool> IsFullTier { get; init; } = static _ => false;

    public override string ToString() => Name;
}

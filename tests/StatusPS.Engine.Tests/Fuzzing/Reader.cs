using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>A reader of responses, with the samples to mutate for it.</summary>
/// <param name="Name">The name of the reader.</param>
/// <param name="Data">The field of the response that contains the data.</param>
/// <param name="Samples">Valid responses.</param>
/// <param name="Profile">Creates the profile of the query.</param>
/// <param name="Query">Queries the service. Returns records or a failure for each key.</param>
internal sealed record Reader(
    string Name, string Data, string[] Samples, Func<StatusProfile> Profile,
    Func<
        ProfileConnection,
        CancellationToken,
        Task<IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)>>> Query)
{
    /// <summary>The responses at other paths, which are not mutated.</summary>
    public Func<string, string?> Aside { get; init; } = static _ => null;

    /// <summary>The kinds of failures that mutated data may cause, besides Protocol and NotFound.</summary>
    public StatusErrorKind[] Also { get; init; } = [];

    /// <summary>True if an empty response is valid, as for a list.</summary>
    public bool MayBeEmpty { get; init; }

    public override string ToString() => Name;
}

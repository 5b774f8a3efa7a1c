using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>Something that reads answers, with the samples that are spoiled for it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Data">The field of the answer that holds the data.</param>
/// <param name="Samples">Answers that are right.</param>
/// <param name="Profile">The profile it is asked through.</param>
/// <param name="Ask">Asks: what came, for each key either records or a failure.</param>
internal sealed record Reader(
    string Name, string Data, string[] Samples, Func<StatusProfile> Profile,
    Func<ProfileConnection, CancellationToken, Task<IReadOnlyList<(IReadOnlyList<StatusRecord> Records, StatusError? Error)>>> Ask)
{
    /// <summary>The answers at other addresses, which are not spoiled.</summary>
    public Func<string, string?> Aside { get; init; } = static _ => null;

    /// <summary>Kinds of failure besides Protocol and NotFound that spoiled data may come to.</summary>
    public StatusErrorKind[] Also { get; init; } = [];

    /// <summary>Whether nothing at all is an answer too: of a list.</summary>
    public bool MayBeEmpty { get; init; }

    public override string ToString() => Name;
}

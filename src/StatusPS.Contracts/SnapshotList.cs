using System.Collections.ObjectModel;

namespace StatusPS;

/// <summary>A list of steps or hosts. Its text, for example in a CSV file, contains the text of each item.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="items">The items; not copied.</param>
public sealed class SnapshotList<T>(IReadOnlyList<T> items)
    : ReadOnlyCollection<T>(items as IList<T> ?? [.. items]) where T : Snapshot
{
    /// <summary>Wraps a list, unless it is one already.</summary>
    internal static SnapshotList<T> From(IReadOnlyList<T> items) => items as SnapshotList<T> ?? new(items);

    /// <summary>Gets the text of the items, such as <c>Build: Succeeded; Deploy: Failed</c>.</summary>
    public override string ToString() => string.Join("; ", this);
}

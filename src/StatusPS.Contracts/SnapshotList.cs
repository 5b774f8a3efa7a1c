using System.Collections.ObjectModel;

namespace StatusPS;

/// <summary>Steps or hosts, in order. As text, in a CSV, it is what each of them says in short.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="items">What it holds; not copied.</param>
public sealed class SnapshotList<T>(IReadOnlyList<T> items) : ReadOnlyCollection<T>(items as IList<T> ?? [.. items]) where T : Snapshot
{
    /// <summary>The list itself where it is one.</summary>
    internal static SnapshotList<T> From(IReadOnlyList<T> items) => items as SnapshotList<T> ?? new(items);

    /// <summary>Each in short: <c>Build: Succeeded; Deploy: Failed</c>.</summary>
    public override string ToString() => string.Join("; ", this);
}

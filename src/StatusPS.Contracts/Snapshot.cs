using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// The values of a resource at the time of a query. Snapshots with equal values are equal, even from different queries,
/// and they sort by urgency. <c>-eq</c>, <c>Compare-Object</c> and <c>Sort-Object</c> therefore work on them.
/// </summary>
#pragma warning disable CA1036 // PowerShell compares through Equals and CompareTo; in C#, == compares references.
public abstract class Snapshot : IEquatable<Snapshot>, IComparable<Snapshot>, IComparable, IFormattable
#pragma warning restore CA1036
{
    private protected Snapshot() { }

    /// <summary>
    /// The values that are compared, in the order in which they sort. A list comes last, after its length.
    /// </summary>
    private protected abstract object?[] EqualityComponents { get; }

    /// <summary>Formats a cell of a table by its name. Null when the module is not imported.</summary>
    internal static Func<Snapshot, string, string?>? CellWriter { get; set; }

    /// <summary>
    /// Formats a cell of a table by its name, for the <c>-f</c> operator. In Constrained Language Mode, where views
    /// cannot call methods, they compute columns this way.
    /// </summary>
    /// <param name="format">The name of the cell; null or empty for the text of the object.</param>
    /// <param name="formatProvider">Not used: cells are formatted the same in every culture.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        (string.IsNullOrEmpty(format) ? null : CellWriter?.Invoke(this, format)) ?? ToString() ?? "";

    /// <inheritdoc/>
    public bool Equals(Snapshot? other) =>
        ReferenceEquals(this, other)
        || (other is not null && other.GetType() == GetType()
            && EqualityComponents.AsSpan().SequenceEqual(other.EqualityComponents));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Snapshot);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(GetType());
        foreach (object? value in EqualityComponents) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>
    /// Compares by urgency. Returns a negative number when this snapshot is more urgent, and zero when both are equal.
    /// </summary>
    /// <param name="other">Another snapshot; null sorts first.</param>
    public int CompareTo(Snapshot? other)
    {
        if (other is null) return 1;
        object?[] mine = EqualityComponents, others = other.EqualityComponents;
        for (int i = 0; i < mine.Length && i < others.Length; i++)
        {
            int order = Order(mine[i], others[i]);
            if (order != 0) return order;
        }
        return mine.Length.CompareTo(others.Length);
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int CompareTo(object? obj) => CompareTo(
        obj as Snapshot
        ?? (obj is null ? null : throw new ArgumentException("The object is not a snapshot.", nameof(obj))));

    private static int Order(object? mine, object? other) => (mine, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string text, string others) => string.CompareOrdinal(text, others),
        (IComparable one, _) when one.GetType() == other.GetType() => one.CompareTo(other),
        _ => string.CompareOrdinal(mine.GetType().Name, other.GetType().Name),
    };
}

using System.ComponentModel;

namespace StatusPS;

/// <summary>
/// How something stood when it was asked. Two of them are equal when they say the same, however and whenever each was
/// asked; they sort by urgency. So <c>-eq</c>, <c>Compare-Object</c> and <c>Sort-Object</c> do what they say.
/// </summary>
#pragma warning disable CA1036 // PowerShell compares through Equals and CompareTo; in C#, == stays a question of identity.
public abstract class Snapshot : IEquatable<Snapshot>, IComparable<Snapshot>, IComparable, IFormattable
#pragma warning restore CA1036
{
    private protected Snapshot() { }

    /// <summary>All that it says, what sorts first foremost. A list comes last, its length before it.</summary>
    private protected abstract object?[] EqualityComponents { get; }

    /// <summary>Writes a cell of a table by its name. Null where no module is imported that has tables.</summary>
    internal static Func<Snapshot, string, string?>? CellWriter { get; set; }

    /// <summary>
    /// The text of a table's cell, for the <c>-f</c> operator: in Constrained Language Mode, where views can call no method, that is how
    /// they compute a column.
    /// </summary>
    /// <param name="format">The cell's name; null or empty for the object's own text.</param>
    /// <param name="formatProvider">Not used: cells read the same in every culture.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        (string.IsNullOrEmpty(format) ? null : CellWriter?.Invoke(this, format)) ?? ToString() ?? "";

    /// <inheritdoc/>
    public bool Equals(Snapshot? other) =>
        ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && EqualityComponents.AsSpan().SequenceEqual(other.EqualityComponents));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Snapshot);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(GetType());
        foreach (object? said in EqualityComponents) hash.Add(said);
        return hash.ToHashCode();
    }

    /// <summary>Below zero when this one is more urgent; zero when both say the same.</summary>
    /// <param name="other">Another one; nothing sorts before everything.</param>
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
    public int CompareTo(object? obj) => CompareTo(obj as Snapshot ?? (obj is null ? null : throw new ArgumentException("It is no record.", nameof(obj))));

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

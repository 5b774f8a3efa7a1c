namespace StatusPS.Engine.Waiting;

/// <summary>Counts the items of a wait by their result.</summary>
internal sealed class WaitCount
{
    /// <summary>The number of all items.</summary>
    public int Total { get; set; }

    /// <summary>The number of items that reached the state waited for.</summary>
    public int Reached { get; private set; }

    /// <summary>The number of items that ended otherwise.</summary>
    public int Failed { get; private set; }

    /// <summary>Counts an item that ended.</summary>
    public void Add(WaitEventKind kind)
    {
        if (kind == WaitEventKind.Reached) Reached++;
        else Failed++;
    }
}

namespace StatusPS.Engine.Waiting;

/// <summary>How many items there are, and how they ended.</summary>
internal sealed class WaitCount
{
    public int Total { get; set; }

    public int Reached { get; private set; }

    public int Failed { get; private set; }

    public void Take(WaitEventKind kind)
    {
        if (kind == WaitEventKind.Reached) Reached++;
        else Failed++;
    }
}

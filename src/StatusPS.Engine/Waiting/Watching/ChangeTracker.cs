using StatusPS.Engine.Services;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Remembers how each thing stood, and so tells what changed.</summary>
public sealed class ChangeTracker
{
    private readonly Dictionary<object, (StatusState State, object Print)> _known = [];
    private HashSet<object> _seen = [];

    /// <summary>How many things are known.</summary>
    public int Count => _known.Count;

    /// <summary>Takes a record in.</summary>
    /// <param name="record">The record.</param>
    /// <param name="previous">The state it had before; null: it is new.</param>
    /// <returns>Whether it is new, or something in it changed.</returns>
    public bool Note(StatusRecord record, out StatusState? previous)
    {
        object key = RecordKey.Of(record), print = ServiceRegistry.Get(record).GetFingerprint(record);
        bool known = _known.TryGetValue(key, out var before);
        previous = known ? before.State : null;
        _known[key] = (record.State, print);
        _seen.Add(key);
        return !known || !print.Equals(before.Print);
    }

    /// <summary>Forgets what was not noted since the last time: it is gone.</summary>
    /// <returns>The keys of what is gone.</returns>
    public IReadOnlyList<object> ForgetUnseen()
    {
        object[] gone = [.. _known.Keys.Where(key => !_seen.Contains(key))];
        foreach (object key in gone) _known.Remove(key);
        _seen = [];
        return gone;
    }

    /// <summary>What was not noted since the last time may be there all the same.</summary>
    public void KeepUnseen() => _seen = [];
}

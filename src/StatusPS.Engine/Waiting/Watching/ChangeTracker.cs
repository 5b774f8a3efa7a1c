using StatusPS.Engine.Services;

namespace StatusPS.Engine.Waiting.Watching;

/// <summary>Detects new, changed and removed records.</summary>
public sealed class ChangeTracker
{
    private readonly Dictionary<object, (StatusState State, object Fingerprint)> _known = [];
    private HashSet<object> _updated = [];

    /// <summary>The number of known records.</summary>
    public int Count => _known.Count;

    /// <summary>Adds a record or updates the known one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="previous">The previous state; null when the record is new.</param>
    /// <returns>True when the record is new or a watched value of it changed.</returns>
    public bool Update(StatusRecord record, out StatusState? previous)
    {
        object key = ServiceRegistry.Get(record)
            .GetKey(record), fingerprint = ServiceRegistry.Get(record)
            .GetFingerprint(record);
        bool known = _known.TryGetValue(key, out var before);
        previous = known ? before.State : null;
        _known[key] = (record.State, fingerprint);
        _updated.Add(key);
        return !known || !fingerprint.Equals(before.Fingerprint);
    }

    /// <summary>Removes the records that were not updated since the last round.</summary>
    /// <returns>The keys of the removed records.</returns>
    public IReadOnlyList<object> RemoveMissing()
    {
        object[] missing = [.. _known.Keys.Where(key => !_updated.Contains(key))];
        foreach (object key in missing) _known.Remove(key);
        _updated = [];
        return missing;
    }

    /// <summary>Keeps the records that were not updated in this round, which may be incomplete.</summary>
    public void KeepMissing() => _updated = [];
}

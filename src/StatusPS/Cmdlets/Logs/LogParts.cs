using System.Management.Automation;
using StatusPS.Engine.Services;
using StatusPS.Serialization;

namespace StatusPS.Cmdlets.Logs;

/// <summary>Collects the parts of a record, such as hosts of a job instance, that come one after the other.</summary>
/// <param name="add">Adds the log of a record with its parts. Takes the target of errors as well.</param>
internal sealed class LogParts(Action<StatusRecord, IReadOnlyList<Snapshot>, object> add)
{
    private readonly List<Snapshot> _parts = [];
    private StatusRecord? _record;
    private object? _key;

    /// <summary>Adds an object if it is a part. Returns false if it is not.</summary>
    public bool TryAdd(PSObject input)
    {
        if (PartReader.Read(input) is not { } part) return false;
        var owner = ServiceRegistry.All
            .Select(service => service.GetPartRecord(part)).FirstOrDefault(found => found is not null);
        if (owner is null) return false;
        object key = ServiceRegistry.Get(owner).GetKey(owner);
        if (!key.Equals(_key)) Flush();
        (_record, _key) = (owner, key);
        _parts.Add(part);
        return true;
    }

    /// <summary>Adds the log of the parts that were collected.</summary>
    public void Flush()
    {
        if (_record is null) return;
        Snapshot[] parts = [.. _parts];
        var record = _record;
        _parts.Clear();
        (_record, _key) = (null, null);
        add(record, parts, parts.Length == 1 ? parts[0] : parts);
    }
}

using System.Management.Automation;
using StatusPS.Engine.Services;

namespace StatusPS.Serialization;

/// <summary>
/// Reads parts of records, such as steps and hosts, from live objects, and from objects of a job, a file, remoting or
/// JSON.
/// </summary>
internal static class PartReader
{
    /// <summary>Reads a part; returns null when the object is not one.</summary>
    public static Snapshot? Read(PSObject input)
    {
        if (input.BaseObject is Snapshot live) return live is StatusRecord ? null : live;
        // Records and log entries have a service; parts do not.
        if (input.BaseObject is not PSCustomObject || HasProperty(nameof(StatusRecord.Service))) return null;
        var type = ServiceRegistry.All
            .Select(service => service.FindPartType(HasProperty)).FirstOrDefault(known => known is not null);
        return type is null ? null : SnapshotReader.Read(type, input);

        bool HasProperty(string name) => input.Properties[name] is not null;
    }
}

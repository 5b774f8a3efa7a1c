using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Waiting;

/// <summary>
/// Reads a record out of whatever it has become: live, back from a job, a file or remoting, or bare of its type. What
/// can't be read is left out: only the key is needed, and a state to begin with.
/// </summary>
internal static class RecordReader
{
    private const string Namespace = "StatusPS.";
    private const string Dead = "Deserialized.";

    /// <summary>The record; null when the object is none.</summary>
    public static StatusRecord? Read(PSObject given)
    {
        if (given.BaseObject is StatusRecord live) return live;
        if (Empty(given) is not { } record) return null;
        Fill(record, given);
        return record;
    }

    private static StatusRecord? Empty(PSObject given)
    {
        foreach (string name in given.TypeNames)
        {
            string bare = name.StartsWith(Dead, StringComparison.Ordinal) ? name[Dead.Length..] : name;
            if (!bare.StartsWith(Namespace, StringComparison.Ordinal)) continue;
            StatusRecord? record = bare[Namespace.Length..] switch
            {
                nameof(CmdbSyncStatus) => new CmdbSyncStatus(),
                nameof(JobInstanceStatus) => new JobInstanceStatus(),
                nameof(DtsSyncStatus) => new DtsSyncStatus(),
                nameof(AuthingSyncJob) => new AuthingSyncJob(),
                _ => null,
            };
            if (record is not null) return record;
        }
        return !LanguagePrimitives.TryConvertTo(Value(given, nameof(StatusRecord.Service)), CultureInfo.InvariantCulture, out StatusService? service) ? null
            : service switch
            {
                StatusService.Cmdb => new CmdbSyncStatus(),
                StatusService.Job => new JobInstanceStatus(),
                StatusService.Dts => new DtsSyncStatus(),
                StatusService.Authing => new AuthingSyncJob(),
                _ => null,
            };
    }

    private static void Fill(object record, PSObject given)
    {
        foreach (var property in record.GetType().GetProperties())
        {
            if (!property.CanWrite || Value(given, property.Name) is not { } value) continue;
            if (property.PropertyType == typeof(IReadOnlyList<JobStepStatus>)) property.SetValue(record, Steps(value));
            else if (LanguagePrimitives.TryConvertTo(value, property.PropertyType, CultureInfo.InvariantCulture, out object? converted)) property.SetValue(record, converted);
        }
    }

    private static JobStepStatus[] Steps(object value) =>
    [
        .. (LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value]).Where(step => step is not null).Select(step =>
        {
            var read = new JobStepStatus();
            Fill(read, PSObject.AsPSObject(step!));
            return read;
        }),
    ];

    private static object? Value(PSObject given, string name)
    {
        try
        {
            return given.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            // A property that somebody added, and that fails.
            return null;
        }
    }
}

using System.Management.Automation;
using StatusPS.Commands.Waiting;
using StatusPS.Completion;
using StatusPS.Engine.Waiting.Polling;
using StatusPS.Pipeline.Input;
using StatusPS.Serialization;

namespace StatusPS.Pipeline;

/// <summary>What Wait-Status and Watch-Status share: records in, and the profiles they are asked again through.</summary>
public abstract class PollingCommand : StatusCommand
{
    /// <summary>Profiles to ask through in place of the records' own, one for each platform: names, or objects of New-StatusProfile or Get-StatusProfile.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNullOrEmpty]
    public ProfileReference[] Profile { get; set; } = [];

    /// <summary>The most requests under way at once, of each profile and service, from 1 to 256. Default 16.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>The clock.</summary>
    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>The profiles of the records.</summary>
    private protected RecordProfiles Profiles => field ??= new(Profile);

    /// <summary>Reads a record; null, and an error, when the object is none or lacks its key.</summary>
    private protected StatusRecord? Read(PSObject given)
    {
        var record = RecordReader.Read(given);
        string? lacks = record is null ? null : RecordKey.Lacks(record);
        if (record is not null && lacks is null) return record;
        WriteError(ErrorRecords.Of(new StatusError
        {
            Kind = StatusErrorKind.InvalidRequest,
            Message = record is null
                ? LocalizedText.From($"StatusPS: '{given}' is no record of StatusPS: it has neither its type nor a Service.")
                : LocalizedText.From($"StatusPS: a record of {record.Service} has no {lacks}, and so can't be asked for again."),
            RecommendedAction = LocalizedText.From("Give records of Get-CmdbSyncStatus, Get-JobInstanceStatus, Get-DtsSyncStatus or Get-AuthingSyncJob, with their key properties."),
        }, given));
        return null;
    }
}

using System.Management.Automation;
using StatusPS.Cmdlets.Waiting;
using StatusPS.Completion;
using StatusPS.Engine.Services;
using StatusPS.Pipeline.Input;
using StatusPS.Serialization;

namespace StatusPS.Pipeline;

/// <summary>Base class of the cmdlets that poll records: their profiles, throttling and input.</summary>
public abstract class PollingCommand : StatusCommand
{
    /// <summary>
    /// The profiles to use instead of the records' own, one for each platform: names, or objects of New-StatusProfile
    /// or Get-StatusProfile.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNullOrEmpty]
    public ProfileReference[] Profile { get; set; } = [];

    /// <summary>
    /// The maximum number of concurrent requests of each profile and service, from 1 to 256. Default: 16.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Gets the clock.</summary>
    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>Gets the profiles of the records.</summary>
    private protected RecordProfiles Profiles => field ??= new(Profile);

    /// <summary>Throws a terminating error for a name in -Profile that does not exist.</summary>
    private protected void ValidateProfiles()
    {
        foreach (var reference in Profile)
        {
            try
            {
                RecordProfiles.Validate(reference);
            }
            catch (StatusException failure)
            {
                ThrowTerminating(failure.Error, reference.Name);
            }
        }
    }

    /// <summary>
    /// Reads a record. Writes an error and returns null when the object is not one, or lacks its key.
    /// </summary>
    private protected StatusRecord? Read(PSObject input)
    {
        var record = RecordReader.Read(input);
        string? missingKey = record is null ? null : ServiceRegistry.Get(record).FindMissingKey(record);
        if (record is not null && missingKey is null) return record;
        WriteError(ErrorRecords.Create(new StatusError
        {
            Kind = StatusErrorKind.InvalidRequest,
            Message = record is null
                ? LocalizedText.From(
                    $"StatusPS: '{input}' is not a record of StatusPS: it has neither a record type nor the property "
                        + $"Service.")
                : LocalizedText.From(
                    $"StatusPS: a record of {record.Service} cannot be queried again, because its property "
                        + $"{missingKey} is missing."),
            RecommendedAction = GetAdvice(input.BaseObject),
        }, input));
        return null;
    }

    private string GetAdvice(object input)
    {
        string command = MyInvocation.MyCommand.Name;
        return input switch
        {
            int or long => GetPipelineAdvice($"Get-JobInstanceStatus {CommandArgument.Quote($"{input}")}", command),
            string => GetPipelineAdvice("Get-StatusOverview", command),
            _ => LocalizedText.From(
                "Pass records of Get-CmdbSyncStatus, Get-JobInstanceStatus, Get-DtsSyncStatus or Get-AuthingSyncJob, "
                    + "with their key properties."),
        };
    }
    private static string GetPipelineAdvice(string query, string command) =>
        LocalizedText.From($"Query the records first, for example: {$"{query} | {command}"}");
}

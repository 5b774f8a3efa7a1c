using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Services;
using StatusPS.Formatting;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Cmdlets;

/// <summary>
/// Get-StatusOverview: lists the records of all profiles that Get-StatusProfile returns, each service in its profile's
/// default scope. Profiles and services are queried concurrently and written in order: profiles as Get-StatusProfile
/// lists them, the services of one by name, the most urgent records first.
/// </summary>
[Cmdlet(VerbsCommon.Get, "StatusOverview")]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class GetStatusOverviewCommand : StatusCommand
{
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromHours(24);

    private readonly List<StatusProfile> _profiles = [];
    private QueryProgress? _progress;
    private bool _isProcessed;

    /// <summary>
    /// The profiles to query: names, with wildcards, or profile objects. Default: all except the built-in one.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public ProfileReference[] Profile { get; set; } = [];

    /// <summary>
    /// Returns records that are Failed, Paused, OutOfSync or Unknown only. The counts in the headings include all
    /// records.
    /// </summary>
    [Parameter]
    public SwitchParameter NeedsAttention { get; set; }

    /// <summary>The services to query. Default: all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StatusService[] Service { get; set; } = [];

    /// <summary>
    /// The earliest creation time of a listed job instance: a date, or a duration before now. Default: 24 hours ago.
    /// </summary>
    [Parameter]
    [TimeInput]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeBound Since { get; set; } = new(DefaultPeriod);

    /// <summary>
    /// The maximum number of concurrent requests of each profile and service, from 1 to 256. Default: 16.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _isProcessed = true;
        try
        {
            foreach (var reference in Profile)
            {
                if (reference.IsLost)
                    WriteError(ProfileErrors.LostSecrets(reference.Name, "-Profile").Error, reference.Name);
                else if (reference.Profile is { } profile) _profiles.Add(profile);
                else _profiles.AddRange(NamedProfiles.Find([reference.Name], WriteError, WriteWarning, WriteWarning));
            }
            if (Profile.Length > 0) return;
            _profiles.AddRange(NamedProfiles.FindAllOrSelected(WriteError, WriteWarning));
            if (_profiles.Count == 0) ThrowTerminating(OverviewErrors.NoProfile(), null);
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isProcessed) return;
        _profiles.RemoveAll(profile => !OverviewParts.HasService(profile.Platform, Service));
        ValidateSince();
        _progress = new(MyInvocation.MyCommand.Name, ProgressSink, TimeProvider.System);
        ForEach(StatusOverview.ReadAsync(CreateParts(), NeedsAttention, StopToken), null, Write);
        _progress.Complete();
    }

    // Once, not for each profile.
    private void ValidateSince()
    {
        try
        {
            foreach (var profile in _profiles) ListedTime.GetSince(Since, DemoService.GetClock(profile.Name));
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, null);
        }
    }

    private protected override void OnWaiting() => _progress?.Update();

    private protected override void CompleteProgress() => _progress?.Complete();

    // Runs on the pipeline's thread, the only one that can read a profile's secret from a vault.
    private List<OverviewPart> CreateParts()
    {
        var parts = new List<OverviewPart>();
        foreach (var profile in _profiles.DistinctBy(profile => (profile.Platform, profile.Name.ToUpperInvariant())))
        {
            try
            {
                var connection = ProfileFinder.Connect(profile);
                WriteCredentialSource(connection);
                var since = ListedTime.GetSince(Since, connection.Time);
                parts.AddRange(OverviewParts.Create(connection, Service, since, ThrottleLimit, GetTraceSink()));
            }
            catch (StatusException failure)
            {
                var services = ServiceRegistry.All.Where(descriptor => descriptor.Platform == profile.Platform)
                    .Select(descriptor => descriptor.Service);
                WriteError(StatusErrors.WithQuery(failure.Error, profile.Name, [.. services]), profile.Name);
            }
        }
        return parts;
    }

    private void Write(OverviewEntry entry)
    {
        if (entry.Error is { } error)
        {
            _progress!.Failed++;
            WriteError(error, entry.Part.Profile);
            return;
        }
        _progress!.Succeeded++;
        _progress.Update();
        CompletionCache.Add(entry.Record!);
        WriteObject(OverviewCell.AddView(entry));
    }
}

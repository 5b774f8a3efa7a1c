using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Commands.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Profiles.Resolution;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Formatting;
using StatusPS.Pipeline;
using StatusPS.Pipeline.Input;

namespace StatusPS.Commands;

/// <summary>
/// Get-StatusOverview: what needs attention now, over all profiles that Get-StatusProfile lists: those of the session, the store, the environment
/// and the platforms' own files. Each service is listed in its profile's default scope. Profiles and services are asked side by side, and
/// given in their order: profiles as Get-StatusProfile lists them, the services of one by name, the most urgent records first.
/// </summary>
[Cmdlet(VerbsCommon.Get, "StatusOverview")]
[OutputType(typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(DtsSyncStatus), typeof(AuthingSyncJob))]
public sealed class GetStatusOverviewCommand : StatusCommand
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);

    private readonly List<StatusProfile> _profiles = [];
    private QueryProgress? _progress;
    private bool _asked;

    /// <summary>The profiles: names, with wildcards, or objects of New-StatusProfile or Get-StatusProfile. Default: all, save for the built-in one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public ProfileReference[] Profile { get; set; } = [];

    /// <summary>Only what is Failed, Paused, OutOfSync or Unknown. The counts in the headings are of all.</summary>
    [Parameter]
    public SwitchParameter NeedsAttention { get; set; }

    /// <summary>Job instances made at this time or later are listed. Default: the last 24 hours.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>The most requests under way at once, of each profile and service, from 1 to 256. Default 16.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _asked = true;
        try
        {
            foreach (var reference in Profile)
            {
                if (reference.IsLost) WriteError(ProfileErrors.LostSecrets(reference.Name, "-Profile").Error, reference.Name);
                else _profiles.AddRange(reference.Profile is { } given ? [given] : NamedProfiles.Find([reference.Name], WriteError, WriteWarning, WriteWarning));
            }
            if (Profile.Length > 0) return;
            _profiles.AddRange(NamedProfiles.Find([], WriteError, WriteWarning));
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
        if (!_asked) return;
        _progress = new(MyInvocation.MyCommand.Name, ShowBar, TimeProvider.System);
        ForEach(StatusOverview.ReadAsync(Parts(), NeedsAttention, StopToken), null, Write);
        _progress.Close();
    }

    private protected override void WhileWaiting() => _progress?.Show();

    private protected override void TakeBarsAway() => _progress?.Close();

    // On this thread: a vault that keeps a profile's secret can be asked nowhere else.
    private List<OverviewPart> Parts()
    {
        var parts = new List<OverviewPart>();
        foreach (var profile in _profiles.DistinctBy(profile => (profile.Platform, profile.Name.ToUpperInvariant())))
        {
            try
            {
                var connection = ProfileFinder.Connect(profile);
                var since = ListedTime.Of(Since ?? connection.Time.GetLocalNow().LocalDateTime - Recent);
                parts.AddRange(OverviewParts.Create(connection, since, ThrottleLimit, Trace()));
            }
            catch (StatusException failure)
            {
                WriteError(failure.Error, profile.Name);
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
        _progress!.Done++;
        _progress.Show();
        CompletionCache.Note(entry.Record!);
        WriteObject(OverviewCell.Mark(entry));
    }
}

using System.Management.Automation;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Cmdlets.Queries;
using StatusPS.Completion;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Formatting;
using StatusPS.Pipeline.Input;

namespace StatusPS.Pipeline;

/// <summary>Base class of the cmdlets that query one service: its profile, throttling and progress.</summary>
public abstract class StatusQueryCommand : StatusCommand
{
    private ProfileConnection? _connection;

    /// <summary>The profile to use: a name, or an object of New-StatusProfile or Get-StatusProfile.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNull]
    public ProfileReference? Profile { get; set; }

    /// <summary>The maximum number of concurrent requests, from 1 to 256. Default: 16.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Gets the progress display; null before <see cref="BeginProgress"/>.</summary>
    private protected QueryProgress? Progress { get; private set; }

    /// <inheritdoc/>
    private protected override void OnWaiting() => Progress?.Update();

    /// <inheritdoc/>
    private protected override void CompleteProgress() => Progress?.Complete();

    /// <summary>Creates the progress display.</summary>
    private protected void BeginProgress(TimeProvider time) =>
        Progress = new(MyInvocation.MyCommand.Name, ProgressSink, time);

    /// <summary>Gets the connection of the profile to use.</summary>
    /// <param name="platform">The platform of the service.</param>
    /// <exception cref="StatusException">There is no such profile, or it cannot be used.</exception>
    private protected ProfileConnection Connect(StatusPlatform platform)
    {
        var connection = ProfileFinder.Connect(ProfileFinder.Resolve(platform, Profile));
        _connection = connection;
        WriteCredentialSource(connection);
        return connection;
    }

    /// <summary>
    /// Returns true if a page of a console is of the profile's site and does not contradict the parameters; otherwise
    /// writes an error.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="target">The target of the error.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="parameters">The parameters that the page may name too; null for one that is not specified.</param>
    private protected bool CanQuery(
        PageKey page, object target, StatusProfile profile,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (ServiceRegistry.Get(page.Service).FindOtherSite(page.Address, profile) is { } site)
        {
            WriteError(PageErrors.OtherSite(page, profile, site), target);
            return false;
        }
        foreach (var (name, value) in parameters)
        {
            if ($"{value}" is not { Length: > 0 } specified || page.Get(name) is not { } named) continue;
            if (string.Equals(named, specified, StringComparison.OrdinalIgnoreCase)) continue;
            WriteError(PageErrors.Contradiction(page, name, named, specified), target);
            return false;
        }
        return true;
    }

    /// <inheritdoc/>
    private protected override TimeProvider ErrorClock => _connection?.Time ?? base.ErrorClock;

    /// <inheritdoc/>
    private protected override void WriteError(StatusError error, object? target)
    {
        var service = ServiceRegistry.FindByCommand(MyInvocation.MyCommand.Name);
        // A number is always an ID; a text may be a profile, a region or a name.
        if (target is long id) error = WithKey(error, id);
        base.WriteError(
            StatusErrors.WithQuery(error, _connection?.Profile.Name, service is null ? [] : [service.Service]), target);
    }

    /// <summary>Writes the failure of one key. The message is short if the key was not found.</summary>
    private protected void WriteKeyError(StatusError error, object target) =>
        WriteError(WithKey(error, target), target);

    private StatusError WithKey(StatusError error, object key) =>
        _connection is null ? error : StatusErrors.WithKey(error, $"{key}", _connection.Redaction);

    /// <summary>Writes the records of a list, and an error for each part of it that failed.</summary>
    /// <param name="listed">The list.</param>
    /// <param name="target">The target of the error when the list fails as a whole.</param>
    /// <param name="isWanted">Returns true for a record to write; null writes all.</param>
    private protected void WriteListed<TRecord>(
        IAsyncEnumerable<Listed<TRecord>> listed, object? target, Func<TRecord, bool>? isWanted = null)
        where TRecord : StatusRecord => ForEach(listed, target, item => WriteListed(item, isWanted));

    /// <summary>Writes one item of a list.</summary>
    /// <param name="item">A record, or the failure of a part.</param>
    /// <param name="isWanted">Returns true for a record to write; null writes all.</param>
    /// <param name="asListed">
    /// True for the view of lists; false when the record has all that a query by ID returns.
    /// </param>
    private protected void WriteListed<TRecord>(
        Listed<TRecord> item, Func<TRecord, bool>? isWanted = null, bool asListed = true) where TRecord : StatusRecord
    {
        if (item.Error is { } error)
        {
            Progress!.Failed++;
            WriteError(error, item.Part);
            return;
        }
        Progress!.Succeeded++;
        Progress.Update();
        if (isWanted is not null && !isWanted(item.Record!)) return;
        CompletionCache.Add(item.Record!);
        WriteObject(asListed ? ListedRecord.AddView(item.Record!) : item.Record);
    }

    /// <summary>Writes a record, and adds its IDs to completion.</summary>
    private protected void WriteRecord(StatusRecord record)
    {
        CompletionCache.Add(record);
        WriteObject(record);
    }

    /// <summary>Runs an action and turns its failure into a terminating error.</summary>
    private protected void RunOrThrowTerminatingError(Action action)
    {
        try
        {
            action();
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Profile?.Name);
        }
    }
}

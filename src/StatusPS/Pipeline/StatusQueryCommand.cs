using System.Management.Automation;
using StatusPS.Commands.Profiles;
using StatusPS.Completion;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;
using StatusPS.Formatting;
using StatusPS.Pipeline.Input;

namespace StatusPS.Pipeline;

/// <summary>What all queries share: the profile and how much is asked at once.</summary>
public abstract class StatusQueryCommand : StatusCommand
{
    /// <summary>The profile to ask through: a name, or an object of New-StatusProfile or Get-StatusProfile.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ProfileInput]
    [ValidateNotNull]
    public ProfileReference? Profile { get; set; }

    /// <summary>The most requests under way at once, from 1 to 256. Default 16.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>The query's bar; null before it began.</summary>
    private protected QueryProgress? Progress { get; private set; }

    /// <inheritdoc/>
    private protected override void WhileWaiting() => Progress?.Show();

    /// <inheritdoc/>
    private protected override void TakeBarsAway() => Progress?.Close();

    /// <summary>Begins the query's bar.</summary>
    private protected QueryProgress BeginProgress(TimeProvider time) =>
        Progress = new(MyInvocation.MyCommand.Name, ShowBar, time);

    /// <summary>The profile's connection.</summary>
    /// <param name="platform">The platform that is asked.</param>
    private protected ProfileConnection Connect(StatusPlatform platform) =>
        ProfileFinder.Connect(ProfileFinder.Resolve(platform, Profile));

    /// <summary>Writes what a list gives: its records, and an error for each part that failed.</summary>
    /// <param name="listed">The list.</param>
    /// <param name="target">What is to blame where the list fails as a whole.</param>
    /// <param name="wanted">Which records are written; null: all.</param>
    private protected void WriteListed<TRecord>(IAsyncEnumerable<Listed<TRecord>> listed, object? target, Func<TRecord, bool>? wanted = null)
        where TRecord : StatusRecord => ForEach(listed, target, one => WriteListed(one, wanted));

    /// <summary>Writes one thing that a list gives.</summary>
    /// <param name="one">A record, or the failure of a part.</param>
    /// <param name="wanted">Which records are written; null: all.</param>
    /// <param name="asListed">Whether it is shown as one of a list; false where it has all that asking by id gives.</param>
    private protected void WriteListed<TRecord>(Listed<TRecord> one, Func<TRecord, bool>? wanted = null, bool asListed = true) where TRecord : StatusRecord
    {
        if (one.Error is { } error)
        {
            Progress!.Failed++;
            WriteError(error, one.Part);
            return;
        }
        Progress!.Done++;
        Progress.Show();
        if (wanted is not null && !wanted(one.Record!)) return;
        CompletionCache.Note(one.Record!);
        WriteObject(asListed ? ListedRecord.Mark(one.Record!) : one.Record);
    }

    /// <summary>Writes a record, and notes its ids for completion.</summary>
    private protected void WriteSeen(StatusRecord record)
    {
        CompletionCache.Note(record);
        WriteObject(record);
    }

    /// <summary>Does what may find that the query can't be made at all.</summary>
    private protected void OrTerminate(Action prepare)
    {
        try
        {
            prepare();
        }
        catch (StatusException failure)
        {
            ThrowTerminating(failure.Error, Profile?.Name);
        }
    }
}

using System.Management.Automation;

namespace StatusPS.Pipeline;

/// <summary>What -IncludeTotalCount gives: once a list, before its first record, when the service has told.</summary>
internal sealed class ListTotal(PagingParameters paging, Action<object> write)
{
    private readonly PagingParameters _paging = paging;
    private long? _total;
    private bool _known;
    private bool _told;

    /// <summary>Takes what the service tells; null: it does not tell. From any thread.</summary>
    public void Note(long? total)
    {
        _total = total;
        Volatile.Write(ref _known, true);
    }

    /// <summary>Writes it, if it was asked for, is known and was not written yet.</summary>
    public void Tell()
    {
        if (_told || !_paging.IncludeTotalCount || !Volatile.Read(ref _known)) return;
        _told = true;
        write(_paging.NewTotalCount((ulong)(_total ?? 0), _total is null ? 0 : 1));
    }
}

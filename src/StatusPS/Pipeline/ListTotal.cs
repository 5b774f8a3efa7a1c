using System.Management.Automation;

namespace StatusPS.Pipeline;

/// <summary>The output of -IncludeTotalCount: written once a list, before its first record.</summary>
internal sealed class ListTotal(PagingParameters paging, Action<object> write)
{
    private long? _total;
    private bool _isKnown;
    private bool _isWritten;

    /// <summary>Sets the total that the service reported. Called from any thread.</summary>
    /// <param name="total">The total; null when the service reports none.</param>
    public void Set(long? total)
    {
        _total = total;
        Volatile.Write(ref _isKnown, true);
    }

    /// <summary>Writes the total if it was requested, is known and has not been written.</summary>
    public void WriteOnce()
    {
        if (_isWritten || !paging.IncludeTotalCount || !Volatile.Read(ref _isKnown)) return;
        _isWritten = true;
        write(paging.NewTotalCount((ulong)(_total ?? 0), _total is null ? 0 : 1));
    }
}

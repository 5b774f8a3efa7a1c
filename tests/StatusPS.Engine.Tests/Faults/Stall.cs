namespace StatusPS.Engine.Tests.Faults;

/// <summary>A server that stops in the middle: it goes on by one byte each time the test has moved the clock.</summary>
/// <param name="begin">What it sends at once.</param>
/// <param name="slow">What it sends byte by byte; nothing: it never goes on.</param>
/// <param name="step">How far the clock is moved each time.</param>
internal sealed class Stall(byte[] begin, byte[] slow, TimeSpan step) : IDisposable
{
    private readonly SemaphoreSlim _stopped = new(0);
    private readonly SemaphoreSlim _goes = new(0);

    public TimeSpan Step => step;

    /// <summary>Ends when the server has stopped.</summary>
    public Task StoppedAsync() => _stopped.WaitAsync();

    /// <summary>Lets it go on.</summary>
    public void Go() => _goes.Release();

    public async Task WriteAsync(Stream stream, CancellationToken stop)
    {
        if (begin.Length > 0) await stream.WriteAsync(begin, stop);
        _stopped.Release();
        if (slow.Length == 0) await Task.Delay(Timeout.Infinite, stop);
        await _goes.WaitAsync(stop);
        foreach (byte one in slow)
        {
            await stream.WriteAsync(new[] { one }, stop);
            _stopped.Release();
            await _goes.WaitAsync(stop);
        }
    }

    public void Dispose()
    {
        _stopped.Dispose();
        _goes.Dispose();
    }
}

namespace StatusPS.Engine.Tests.Faults;

/// <summary>A response that stalls: one more byte is sent each time the test has moved the clock.</summary>
/// <param name="begin">The bytes that are sent at once.</param>
/// <param name="slow">The bytes that are sent one by one; empty when the server sends nothing more.</param>
/// <param name="step">The step by which the clock is moved each time.</param>
internal sealed class Stall(byte[] begin, byte[] slow, TimeSpan step) : IDisposable
{
    private readonly SemaphoreSlim _stopped = new(0);
    private readonly SemaphoreSlim _goes = new(0);

    public TimeSpan Step => step;

    /// <summary>Completes when the server has stopped sending.</summary>
    public Task StoppedAsync() => _stopped.WaitAsync();

    /// <summary>Lets the server send the next byte.</summary>
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

using StatusPS.Engine.Http;

namespace StatusPS.Engine.Tests.Http;

/// <summary>Waits for what a gate does on another thread.</summary>
internal static class GateExtensions
{
    /// <summary>Ends when the gate has been narrowed: a refusal has come back.</summary>
    public static async Task ClosedAsync(this RequestGate gate)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (gate.Width == RequestGate.Widest)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

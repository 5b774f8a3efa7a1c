using System.Diagnostics;
using Xunit;

namespace StatusPS.Engine.Tests.Chaos;

/// <summary>The resources of this process: handles (sockets among them), threads and memory.</summary>
internal sealed record Footprint(int Handles, int Threads, long Bytes)
{
    private const int Megabyte = 1024 * 1024;

    public static Footprint Now()
    {
        long bytes = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new(process.HandleCount, process.Threads.Count, bytes);
    }

    /// <summary>Returns true if the process uses no more resources than before.</summary>
    /// <param name="before">The resources before the run.</param>
    /// <param name="parallelism">The maximum number of concurrent requests. Each may have left an idle connection, with
    /// one handle here and one at the server.</param>
    public void AssertReleased(Footprint before, int parallelism)
    {
        Assert.InRange(Handles, 0, before.Handles + (2 * parallelism));
        // The pool takes a thread on for a while when there is much to do, and lets it go after some idle seconds.
        Assert.InRange(Threads, 0, before.Threads + (4 * Environment.ProcessorCount));
        // Twenty thousand records would be more.
        Assert.InRange(Bytes, 0, before.Bytes + (8 * Megabyte));
    }
}

namespace StatusPS.Emulator.Faults;

/// <summary>
/// Selects the fault of the n-th request. A hash replaces a shared random generator: it needs no lock, and every run
/// has the same faults.
/// </summary>
internal sealed class FaultInjector(EmulatorOptions options)
{
    private long _requests;

    /// <summary>Selects the fault of the next request; null for none.</summary>
    public EmulatorFaultKind? SelectNext()
    {
        var faults = options.Faults;
        if (faults.Count == 0)
            return null;

        long number = Interlocked.Increment(ref _requests);
        for (int i = 0; i < faults.Count; i++)
        {
            if (GetFraction(number, i) < faults[i].Rate)
                return faults[i].Kind;
        }

        return null;
    }

    // The finalizer of SplitMix64 over the request, the seed and the fault; from 0 to less than 1.
    private double GetFraction(long number, int index)
    {
        ulong mixed = (ulong)number * 0x9E3779B97F4A7C15UL
            + (ulong)(uint)options.FaultSeed * 0xBF58476D1CE4E5B9UL
            + (ulong)(uint)index * 0x94D049BB133111EBUL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        mixed ^= mixed >> 31;
        return (mixed >> 11) / (double)(1UL << 53);
    }
}

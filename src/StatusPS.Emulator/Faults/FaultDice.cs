namespace StatusPS.Emulator.Faults;

/// <summary>Decides which fault strikes the n-th request. A hash in place of a shared generator: no lock, and the same for every run.</summary>
internal sealed class FaultDice(EmulatorOptions options)
{
    private long _rolled;

    public EmulatorFaultKind? Roll()
    {
        IList<EmulatorFault> faults = options.Faults;
        if (faults.Count == 0)
            return null;

        long number = Interlocked.Increment(ref _rolled);
        for (int i = 0; i < faults.Count; i++)
        {
            if (Throw(number, i) < faults[i].Rate)
                return faults[i].Kind;
        }

        return null;
    }

    private double Throw(long number, int index)
    {
        ulong mixed = (ulong)number * 0x9E3779B97F4A7C15UL + (ulong)(uint)options.FaultSeed * 0xBF58476D1CE4E5B9UL + (ulong)(uint)index * 0x94D049BB133111EBUL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        mixed ^= mixed >> 31;
        return (mixed >> 11) / (double)(1UL << 53);
    }
}

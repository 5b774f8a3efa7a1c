namespace StatusPS.Engine.Tests.Faults;

/// <summary>All faults, by name.</summary>
internal static class FaultTable
{
    public static IReadOnlyDictionary<string, Fault> All { get; } =
        ((IEnumerable<Fault>)[.. ConnectionFaults.All, .. BodyFaults.All, .. StatusFaults.All, .. RefusalFaults.All])
            .ToDictionary(fault => fault.Name);
}

namespace StatusPS.Emulator.Authing;

/// <summary>How many there are and how many succeeded: departments and accounts, new and changed.</summary>
internal sealed record SyncCounts(SyncCount Departments, SyncCount DepartmentUpdates, SyncCount Accounts, SyncCount AccountUpdates)
{
    /// <summary>Counts at a share of the way.</summary>
    public static SyncCounts At(double share, int departments, int departmentUpdates, int accounts, int accountUpdates) => new(
        SyncCount.At(share, departments),
        SyncCount.At(share, departmentUpdates),
        SyncCount.At(share, accounts),
        SyncCount.At(share, accountUpdates));
}

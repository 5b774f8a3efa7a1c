namespace StatusPS.Emulator.Authing;

/// <summary>The counts of a job: departments and accounts, new and changed.</summary>
internal sealed record EmulatedSyncCounts(
    EmulatedSyncCount Departments,
    EmulatedSyncCount DepartmentUpdates,
    EmulatedSyncCount Accounts,
    EmulatedSyncCount AccountUpdates)
{
    /// <summary>Creates counts of which a share succeeded, from 0 to 1.</summary>
    public static EmulatedSyncCounts Create(
        double share, int departments, int departmentUpdates, int accounts, int accountUpdates) => new(
        EmulatedSyncCount.Create(share, departments),
        EmulatedSyncCount.Create(share, departmentUpdates),
        EmulatedSyncCount.Create(share, accounts),
        EmulatedSyncCount.Create(share, accountUpdates));
}

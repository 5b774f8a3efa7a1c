namespace StatusPS.Emulator.Authing;

/// <summary>The counts of a job: departments and accounts, new and changed.</summary>
internal sealed record EmulatedSyncCounts(
    EmulatedSyncCount Departments,
    EmulatedSyncCount DepartmentUpdates,
    EmulatedSyncCount Accounts,
    EmulatedSyncCount AccountUpdates)
{
    /// <summary>The share of all objects that succeeded, in percent; null without objects.</summary>
    public int? Percent
    {
        get
        {
            int all = Departments.All + DepartmentUpdates.All + Accounts.All + AccountUpdates.All;
            int succeeded = Departments.Succeeded + DepartmentUpdates.Succeeded + Accounts.Succeeded
                + AccountUpdates.Succeeded;
            return all == 0 ? null : succeeded * 100 / all;
        }
    }

    /// <summary>Creates counts of which a share succeeded, from 0 to 1.</summary>
    public static EmulatedSyncCounts Create(
        double share, int departments, int departmentUpdates, int accounts, int accountUpdates) => new(
        EmulatedSyncCount.Create(share, departments),
        EmulatedSyncCount.Create(share, departmentUpdates),
        EmulatedSyncCount.Create(share, accounts),
        EmulatedSyncCount.Create(share, accountUpdates));
}

namespace StatusPS.Emulator.Authing;

/// <summary>The synchronization of one object.</summary>
/// <param name="Number">The number in the log, from 1.</param>
/// <param name="ObjectType"><see cref="Department"/> or <see cref="User"/>.</param>
/// <param name="Action">The action.</param>
/// <param name="ObjectName">The name of the object.</param>
/// <param name="ErrorMessage">The reason of the failure; null for a success.</param>
/// <param name="CreatedAt">The time.</param>
internal sealed record EmulatedSyncLog(
    int Number, string ObjectType, string Action, string ObjectName, string? ErrorMessage, DateTimeOffset CreatedAt)
{
    public const string Department = "DEPARTMENT";
    public const string User = "USER";

    public bool Success => ErrorMessage is null;
}

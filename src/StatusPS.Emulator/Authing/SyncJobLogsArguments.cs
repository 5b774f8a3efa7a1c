using System.Collections.Frozen;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>The arguments of <c>list-sync-job-logs</c>: one page of a job's logs, with filters.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Page">The page.</param>
/// <param name="Success">The result; null for any.</param>
/// <param name="Action">The action; null for any.</param>
/// <param name="ObjectType">The type of the object, in uppercase; null for any.</param>
internal sealed record SyncJobLogsArguments(
    long JobId, AuthingPageArguments Page, bool? Success, string? Action, string? ObjectType)
{
    // From the models of the SDKs.
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.Ordinal,
        "CreateUser", "UpdateUser", "DeleteUser", "UpdateUserIdentifier", "ChangeUserDepartment", "CreateDepartment",
        "UpdateDepartment", "DeleteDepartment", "MoveDepartment", "UpdateDepartmentLeader", "CreateGroup",
        "UpdateGroup", "DeleteGroup", "Updateless");

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static SyncJobLogsArguments? Parse(QueryParameters parameters, out AuthingApiError? error)
    {
        error = null;
        string? success = parameters.Find("success"), action = parameters.Find("action");
        string? objectType = parameters.Find("objectType")?.ToUpperInvariant();
        if (!AuthingPageArguments.TryParseNumber(parameters.Find("syncJobId"), out long jobId))
            error = AuthingApiError.CreateInvalidParameter("syncJobId");
        else if (success is not (null or "true" or "false"))
            error = AuthingApiError.CreateInvalidParameter("success");
        else if (action is not null && !Actions.Contains(action))
            error = AuthingApiError.CreateInvalidParameter("action");
        else if (objectType is not (null or "DEPARTMENT" or "USER"))
            error = AuthingApiError.CreateInvalidParameter("objectType");
        else if (AuthingPageArguments.Parse(parameters, out error) is { } page)
            return new(jobId, page, success is null ? null : success == "true", action, objectType);

        return null;
    }

    /// <summary>Checks an entry against the filters.</summary>
    public bool Matches(EmulatedSyncLog log)
        => (Success is null || Success == log.Success)
            && (Action is null || Action == log.Action)
            && (ObjectType is null || ObjectType == log.ObjectType);
}

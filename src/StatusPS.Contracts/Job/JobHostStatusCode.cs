namespace StatusPS;

/// <summary>The status of a host or container in a step in JOB (<c>target_object_status</c>).</summary>
public enum JobHostStatusCode
{
    /// <summary>A status that this version does not know.</summary>
    Unknown = -1,

    /// <summary>0: unknown error.</summary>
    UnknownError = 0,

    /// <summary>1: agent abnormal.</summary>
    AgentAbnormal = 1,

    /// <summary>2: invalid execute object.</summary>
    InvalidExecuteObject = 2,

    /// <summary>3: succeeded in the previous attempt.</summary>
    LastSucceeded = 3,

    /// <summary>5: waiting.</summary>
    Waiting = 5,

    /// <summary>7: running.</summary>
    Running = 7,

    /// <summary>9: succeeded.</summary>
    Succeeded = 9,

    /// <summary>11: failed.</summary>
    Failed = 11,

    /// <summary>12: the task could not be submitted.</summary>
    SubmitFailed = 12,

    /// <summary>13: the task timed out.</summary>
    TaskTimeout = 13,

    /// <summary>15: the log of the task is faulty.</summary>
    TaskLogError = 15,

    /// <summary>16: timed out while reading the script log.</summary>
    ScriptLogTimeout = 16,

    /// <summary>17: timed out while reading the file log.</summary>
    FileLogTimeout = 17,

    /// <summary>18: agent not installed.</summary>
    AgentNotInstalled = 18,

    /// <summary>101: the script failed.</summary>
    ScriptFailed = 101,

    /// <summary>102: the script timed out.</summary>
    ScriptTimeout = 102,

    /// <summary>103: the script was terminated.</summary>
    ScriptTerminated = 103,

    /// <summary>104: the script's exit code is not zero.</summary>
    ScriptNonZeroExit = 104,

    /// <summary>202: file transfer failed.</summary>
    FileTransferFailed = 202,

    /// <summary>203: the source file does not exist.</summary>
    SourceFileMissing = 203,

    /// <summary>301: file task, system error.</summary>
    FileSystemError = 301,

    /// <summary>303: file task timed out.</summary>
    FileTimeout = 303,

    /// <summary>310: file task, agent abnormal.</summary>
    FileAgentAbnormal = 310,

    /// <summary>311: the user does not exist.</summary>
    UserMissing = 311,

    /// <summary>312: the user's password is wrong.</summary>
    PasswordWrong = 312,

    /// <summary>320: the file could not be fetched.</summary>
    FileFetchFailed = 320,

    /// <summary>321: the file exceeds the size limit.</summary>
    FileTooLarge = 321,

    /// <summary>329: file transfer error.</summary>
    FileTransferError = 329,

    /// <summary>399: the task ended with an error.</summary>
    TaskError = 399,

    /// <summary>403: stopped by force.</summary>
    ForcedStop = 403,

    /// <summary>404: stopping by force failed.</summary>
    ForcedStopFailed = 404,

    /// <summary>500: unknown state.</summary>
    UnknownState = 500,
}

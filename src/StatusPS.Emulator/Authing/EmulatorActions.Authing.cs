namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>Authing management token.</summary>
    public const string AuthingToken = "authing.token";

    /// <summary>Authing sync jobs, signed in either way.</summary>
    public const string AuthingList = "authing.list";

    /// <summary>Authing sync jobs with a token that held.</summary>
    public const string AuthingListByToken = "authing.list.token";

    /// <summary>Authing sync jobs with a signature that held.</summary>
    public const string AuthingListBySignature = "authing.list.signature";

    /// <summary>Authing sync tasks, signed in either way.</summary>
    public const string AuthingTasks = "authing.tasks";

    /// <summary>Authing sync tasks with a token that held.</summary>
    public const string AuthingTasksByToken = "authing.tasks.token";

    /// <summary>Authing sync tasks with a signature that held.</summary>
    public const string AuthingTasksBySignature = "authing.tasks.signature";
}

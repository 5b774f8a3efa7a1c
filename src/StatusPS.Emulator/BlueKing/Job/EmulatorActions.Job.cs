namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>JOB v3 instance status by ESB.</summary>
    public const string JobV3Esb = "job.v3.esb";

    /// <summary>JOB v3 instance status by the API gateway.</summary>
    public const string JobV3Gateway = "job.v3.gateway";

    /// <summary>JOB v4 instance status, which only the API gateway has.</summary>
    public const string JobV4 = "job.v4";

    /// <summary>JOB v3's history by ESB.</summary>
    public const string JobListV3Esb = "job.list.v3.esb";

    /// <summary>JOB v3's history by the API gateway.</summary>
    public const string JobListV3Gateway = "job.list.v3.gateway";

    /// <summary>JOB v4's history.</summary>
    public const string JobListV4 = "job.list.v4";
}

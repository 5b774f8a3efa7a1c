namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>JOB v3 instance status by ESB.</summary>
    public const string JobV3Esb = "job.v3.esb";

    /// <summary>JOB v3 instance status by the API gateway.</summary>
    public const string JobV3Gateway = "job.v3.gateway";

    /// <summary>JOB v4 instance status, which only the API gateway has.</summary>
    public const string JobV4 = "job.v4";
}

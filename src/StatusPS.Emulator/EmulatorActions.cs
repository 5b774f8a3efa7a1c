namespace StatusPS.Emulator;

/// <summary>The names of the actions that <see cref="EmulatorCounters"/> counts.</summary>
public static class EmulatorActions
{
    /// <summary>A request that no route matches.</summary>
    public const string Unknown = "unknown";

    /// <summary>CMDB service template sync status through ESB.</summary>
    public const string CmdbEsb = "cmdb.esb";

    /// <summary>CMDB service template sync status through the API gateway.</summary>
    public const string CmdbGateway = "cmdb.gateway";

    /// <summary>CMDB service templates through ESB.</summary>
    public const string CmdbTemplatesEsb = "cmdb.templates.esb";

    /// <summary>CMDB service templates through the API gateway.</summary>
    public const string CmdbTemplatesGateway = "cmdb.templates.gateway";

    /// <summary>CMDB modules through ESB.</summary>
    public const string CmdbModulesEsb = "cmdb.modules.esb";

    /// <summary>CMDB modules through the API gateway.</summary>
    public const string CmdbModulesGateway = "cmdb.modules.gateway";

    /// <summary>CMDB modules by ID through ESB.</summary>
    public const string CmdbModuleBatchEsb = "cmdb.modulebatch.esb";

    /// <summary>CMDB modules by ID through the API gateway.</summary>
    public const string CmdbModuleBatchGateway = "cmdb.modulebatch.gateway";

    /// <summary>The difference between a CMDB module and its template; only the API gateway offers it.</summary>
    public const string CmdbDifference = "cmdb.difference";

    /// <summary>JOB v3 instance status through ESB.</summary>
    public const string JobV3Esb = "job.v3.esb";

    /// <summary>JOB v3 instance status through the API gateway.</summary>
    public const string JobV3Gateway = "job.v3.gateway";

    /// <summary>JOB v4 instance status; only the API gateway offers v4.</summary>
    public const string JobV4 = "job.v4";

    /// <summary>JOB v3 instance list through ESB.</summary>
    public const string JobListV3Esb = "job.list.v3.esb";

    /// <summary>JOB v3 instance list through the API gateway.</summary>
    public const string JobListV3Gateway = "job.list.v3.gateway";

    /// <summary>JOB v4 instance list.</summary>
    public const string JobListV4 = "job.list.v4";

    /// <summary>The log of one host, JOB v3 through ESB.</summary>
    public const string JobLogV3Esb = "job.log.v3.esb";

    /// <summary>The log of one host, JOB v3 through the API gateway.</summary>
    public const string JobLogV3Gateway = "job.log.v3.gateway";

    /// <summary>The logs of many hosts, JOB v3 through ESB.</summary>
    public const string JobLogsV3Esb = "job.logs.v3.esb";

    /// <summary>The logs of many hosts, JOB v3 through the API gateway.</summary>
    public const string JobLogsV3Gateway = "job.logs.v3.gateway";

    /// <summary>The logs of hosts or containers, JOB v4.</summary>
    public const string JobLogsV4 = "job.logs.v4";

    /// <summary>The results of a step in groups, JOB v3 through the API gateway.</summary>
    public const string JobStepV3Gateway = "job.step.v3.gateway";

    /// <summary>DTS, with either signature.</summary>
    public const string Dts = "dts";

    /// <summary>DTS, authenticated by an ACS3-HMAC-SHA256 signature.</summary>
    public const string DtsAcs3 = "dts.acs3";

    /// <summary>DTS, authenticated by an RPC signature.</summary>
    public const string DtsRpc = "dts.rpc";

    /// <summary>A page of the DTS job list.</summary>
    public const string DtsList = "dts.list";

    /// <summary>The status of one DTS synchronization job, by the legacy operation.</summary>
    public const string DtsJob = "dts.job";

    /// <summary>A page of a DTS service log.</summary>
    public const string DtsLog = "dts.log";

    /// <summary>STS, with any result.</summary>
    public const string Sts = "sts";

    /// <summary>Keys that STS issued for a signed request.</summary>
    public const string StsAssumeRole = "sts.assumerole";

    /// <summary>Keys that STS issued for an OIDC token.</summary>
    public const string StsAssumeRoleWithOidc = "sts.assumerolewithoidc";

    /// <summary>The caller's identity from STS.</summary>
    public const string StsCallerIdentity = "sts.getcalleridentity";

    /// <summary>A token of the metadata service of ECS.</summary>
    public const string MetadataToken = "metadata.token";

    /// <summary>The name of the instance's role.</summary>
    public const string MetadataRole = "metadata.role";

    /// <summary>The keys of the instance's role.</summary>
    public const string MetadataKeys = "metadata.keys";

    /// <summary>The keys of the credentials URI.</summary>
    public const string CredentialsUri = "credentials.uri";

    /// <summary>Authing management token.</summary>
    public const string AuthingToken = "authing.token";

    /// <summary>Authing sync jobs, with either authentication.</summary>
    public const string AuthingList = "authing.list";

    /// <summary>Authing sync jobs, authenticated by a token.</summary>
    public const string AuthingListByToken = AuthingList + TokenSuffix;

    /// <summary>Authing sync jobs, authenticated by a signature.</summary>
    public const string AuthingListBySignature = AuthingList + SignatureSuffix;

    /// <summary>Authing sync tasks, with either authentication.</summary>
    public const string AuthingTasks = "authing.tasks";

    /// <summary>Authing sync tasks, authenticated by a token.</summary>
    public const string AuthingTasksByToken = AuthingTasks + TokenSuffix;

    /// <summary>Authing sync tasks, authenticated by a signature.</summary>
    public const string AuthingTasksBySignature = AuthingTasks + SignatureSuffix;

    /// <summary>Authing sync job logs, with either authentication.</summary>
    public const string AuthingLogs = "authing.logs";

    /// <summary>Authing sync job logs, authenticated by a token.</summary>
    public const string AuthingLogsByToken = AuthingLogs + TokenSuffix;

    /// <summary>Authing sync job logs, authenticated by a signature.</summary>
    public const string AuthingLogsBySignature = AuthingLogs + SignatureSuffix;

    internal const string TokenSuffix = ".token";
    internal const string SignatureSuffix = ".signature";
}

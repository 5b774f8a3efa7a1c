namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>CMDB service template sync status by ESB.</summary>
    public const string CmdbEsb = "cmdb.esb";

    /// <summary>CMDB service template sync status by the API gateway.</summary>
    public const string CmdbGateway = "cmdb.gateway";

    /// <summary>CMDB's service templates by ESB.</summary>
    public const string CmdbTemplatesEsb = "cmdb.templates.esb";

    /// <summary>CMDB's service templates by the API gateway.</summary>
    public const string CmdbTemplatesGateway = "cmdb.templates.gateway";

    /// <summary>CMDB's modules by ESB.</summary>
    public const string CmdbModulesEsb = "cmdb.modules.esb";

    /// <summary>CMDB's modules by the API gateway.</summary>
    public const string CmdbModulesGateway = "cmdb.modules.gateway";
}

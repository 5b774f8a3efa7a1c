namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>CMDB service template sync status by ESB.</summary>
    public const string CmdbEsb = "cmdb.esb";

    /// <summary>CMDB service template sync status by the API gateway.</summary>
    public const string CmdbGateway = "cmdb.gateway";
}

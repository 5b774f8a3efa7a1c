namespace StatusPS.Emulator;

public static partial class EmulatorActions
{
    /// <summary>DTS, signed either way.</summary>
    public const string Dts = "dts";

    /// <summary>DTS with an ACS3-HMAC-SHA256 signature that held.</summary>
    public const string DtsAcs3 = "dts.acs3";

    /// <summary>DTS with an RPC signature that held.</summary>
    public const string DtsRpc = "dts.rpc";

    /// <summary>A page of DTS's list of jobs.</summary>
    public const string DtsList = "dts.list";
}

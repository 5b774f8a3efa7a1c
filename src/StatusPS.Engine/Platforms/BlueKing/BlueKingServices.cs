namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>The names of BlueKing's services in messages.</summary>
internal static class BlueKingServices
{
    public const string Cmdb = "BlueKing CMDB";
    public const string Job = "BlueKing JOB";
}

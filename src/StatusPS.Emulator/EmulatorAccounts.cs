namespace StatusPS.Emulator;

/// <summary>The credentials the emulator accepts, and the addresses of the built-in <c>demo</c> profile. All of them are made up.</summary>
public static partial class EmulatorAccounts
{
    /// <summary>Returns the settings of the built-in profile of a platform, by the names that profiles give them.</summary>
    /// <param name="platform">The platform.</param>
    public static IReadOnlyDictionary<string, string> GetProfileSettings(StatusPlatform platform) => platform switch
    {
        StatusPlatform.BlueKing => BlueKing.ProfileSettings,
        StatusPlatform.Aliyun => Aliyun.ProfileSettings,
        _ => Authing.ProfileSettings,
    };
}

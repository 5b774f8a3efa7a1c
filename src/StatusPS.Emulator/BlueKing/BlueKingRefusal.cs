namespace StatusPS.Emulator.BlueKing;

/// <summary>Why credentials were not accepted.</summary>
internal enum BlueKingRefusal
{
    None,
    AppCodeMissing,
    AppSecretMissing,
    AppWrong,
    AccessTokenWrong,
    UserMissing,
    UserWrong,
    UserNotVerified,
}

namespace StatusPS.Emulator.BlueKing;

/// <summary>The reason why credentials were rejected.</summary>
internal enum CredentialError
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

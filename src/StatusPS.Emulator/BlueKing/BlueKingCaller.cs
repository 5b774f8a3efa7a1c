namespace StatusPS.Emulator.BlueKing;

/// <summary>An authenticated application and user.</summary>
/// <param name="AppCode">The application.</param>
/// <param name="UserName">The user.</param>
/// <param name="Permitted">Whether the pair may access businesses at all.</param>
internal sealed record BlueKingCaller(string AppCode, string UserName, bool Permitted);

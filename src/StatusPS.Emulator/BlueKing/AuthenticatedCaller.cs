namespace StatusPS.Emulator.BlueKing;

/// <summary>An authenticated application and user.</summary>
/// <param name="AppCode">The application.</param>
/// <param name="UserName">The user.</param>
/// <param name="IsPermitted">True if the pair may access businesses.</param>
internal sealed record AuthenticatedCaller(string AppCode, string UserName, bool IsPermitted);

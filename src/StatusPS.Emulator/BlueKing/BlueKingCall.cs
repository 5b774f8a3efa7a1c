using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing;

/// <summary>An authenticated request to a BlueKing service.</summary>
/// <param name="Request">The request.</param>
/// <param name="Caller">The application and user.</param>
/// <param name="Parameters">The parameters of the operation, from the query or the body.</param>
/// <param name="Body">The JSON body; without parameters for GET.</param>
/// <param name="PathValue">The path segment at the route's placeholder; null without a placeholder.</param>
internal sealed record BlueKingCall(
    ReceivedRequest Request,
    AuthenticatedCaller Caller,
    IParameters Parameters,
    JsonParameters Body,
    string? PathValue);

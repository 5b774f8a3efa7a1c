using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>A path or method the management API does not have.</summary>
internal sealed class UnknownRouteAction : IEmulatedAction
{
    public string Name => EmulatorActions.Unknown;

    public string Service => "authing";

    public EmulatorResponse Answer(WireRequest request)
        => AuthingAnswer.Refuse(request, AuthingRefusal.NoRoute(request), httpStatus: 404);

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => AuthingAnswer.Refuse(request, AuthingRefusal.TooMany);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => Answer(request);
}

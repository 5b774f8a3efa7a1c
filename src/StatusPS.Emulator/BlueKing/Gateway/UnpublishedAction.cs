using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>A path, method or stage that no resource is published at.</summary>
internal sealed class UnpublishedAction(EmulatedCloud cloud) : IEmulatedAction
{
    public string Name => EmulatorActions.Unknown;

    public string Service => "blueking.gateway";

    public EmulatorResponse Answer(WireRequest request) => GatewayAnswer.Error(
        404, 1640401, "API_NOT_FOUND", $"API not found [method=\"{request.Method}\" path=\"{request.Path}\"]");

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter)
        => GatewayAnswer.TooMany(cloud.Options.RequestsPerSecond, retryAfter);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => Answer(request);
}

using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>A path or method ESB knows no component for: HTTP 404, without a code.</summary>
internal sealed class UnknownComponentAction : IEmulatedAction
{
    public string Name => EmulatorActions.Unknown;

    public string Service => "blueking.esb";

    public EmulatorResponse Answer(WireRequest request) => JsonAnswer.Write(404, 0, static (json, _) =>
    {
        json.WriteStartObject();
        json.WriteBoolean("result", false);
        json.WriteNull("data");
        json.WriteString("message", "The content does not exist");
        json.WriteEndObject();
    });

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => Answer(request);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => Answer(request);
}

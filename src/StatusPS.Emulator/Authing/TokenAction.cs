using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary><c>get-management-token</c>: an access key's id and secret for a token.</summary>
internal sealed class TokenAction(EmulatedCloud cloud, AuthingTokens tokens) : IEmulatedAction
{
    public string Name => EmulatorActions.AuthingToken;

    public string Service => "authing";

    public EmulatorResponse Answer(WireRequest request)
    {
        switch (cloud.Options.TokenRefusal)
        {
            case TokenRefusal.Secret: return AuthingAnswer.Refuse(request, AuthingRefusal.WrongSecret);
            case TokenRefusal.Parameter: return AuthingAnswer.Refuse(request, AuthingRefusal.Invalid("accessKeyId must be a string", "accessKeySecret should not be empty"));
            case TokenRefusal.UserPool: return AuthingAnswer.Refuse(request, AuthingRefusal.UserPoolNotFound);
            case TokenRefusal.Route: return AuthingAnswer.Refuse(request, AuthingRefusal.NoRoute(request), httpStatus: 404);
        }

        using JsonParameters body = JsonParameters.Parse(request.HasContentType("application/json") ? request.Body : default);
        if (TextOf(body, "accessKeyId") is not { Length: > 0 } id)
            return AuthingAnswer.Refuse(request, AuthingRefusal.BadParameter("accessKeyId"));
        if (TextOf(body, "accessKeySecret") is not { Length: > 0 } secret)
            return AuthingAnswer.Refuse(request, AuthingRefusal.BadParameter("accessKeySecret"));

        AuthingKey? key = AuthingKey.Find(id);
        if (key is null)
            return AuthingAnswer.Refuse(request, AuthingRefusal.UnknownKey);
        if (!FixedTimeText.Equal(secret, key.Secret))
            return AuthingAnswer.Refuse(request, AuthingRefusal.WrongSignature);

        TimeSpan lifetime = cloud.Options.TokenLifetime;
        string token = tokens.Issue(key.Id, request.ReceivedAt, lifetime);
        return AuthingAnswer.Success(request, (token, lifetime), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteString("access_token", state.token);
            json.WriteNumber("expires_in", (long)state.lifetime.TotalSeconds);
            json.WriteEndObject();
        });
    }

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => AuthingAnswer.Refuse(request, AuthingRefusal.TooMany);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => AuthingAnswer.Refuse(request, AuthingRefusal.WrongSignature);

    private static string? TextOf(JsonParameters body, string name)
        => body.TryElement(name, out JsonElement element) ? JsonParameters.Text(element) : null;
}

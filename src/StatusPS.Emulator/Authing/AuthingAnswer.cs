using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>Authing's one envelope, at HTTP 200 whatever <c>statusCode</c> says.</summary>
internal static class AuthingAnswer
{
    public static EmulatorResponse Refuse(WireRequest request, AuthingRefusal refusal, int httpStatus = 200)
        => JsonAnswer.Write(httpStatus, (refusal, message: InEnglish(request) ? refusal.English : refusal.Chinese), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", state.refusal.StatusCode);
            if (state.refusal.Messages is { } messages)
            {
                json.WriteStartArray("message");
                foreach (string one in messages)
                    json.WriteStringValue(one);
                json.WriteEndArray();
            }
            else
            {
                json.WriteString("message", state.message);
            }

            if (state.refusal.ApiCode is int apiCode)
                json.WriteNumber("apiCode", apiCode);
            json.WriteString("requestId", Guid.NewGuid().ToString());
            json.WriteEndObject();
        });

    public static EmulatorResponse Success<TData>(WireRequest request, TData data, Action<Utf8JsonWriter, TData> writeData)
        => JsonAnswer.Write(200, (message: InEnglish(request) ? "Success" : "操作成功", data, writeData), static (json, state) =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", 200);
            json.WriteString("message", state.message);
            json.WriteString("requestId", Guid.NewGuid().ToString());
            json.WritePropertyName("data");
            state.writeData(json, state.data);
            json.WriteEndObject();
        });

    private static bool InEnglish(WireRequest request) => request.Header("x-authing-lang") == "en-US";
}

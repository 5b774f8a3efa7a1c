using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The business of a CMDB request.</summary>
internal static class CmdbBusinessId
{
    /// <summary>Reads the business from a body.</summary>
    /// <returns>The number as text; null if missing; empty if not a JSON number, which CMDB rejects.</returns>
    public static string? Read(JsonParameters body)
    {
        if (!body.TryGetElement("bk_biz_id", out var element))
            return null;

        return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : string.Empty;
    }

    /// <summary>Checks what every request needs: a JSON object as its body, and a business.</summary>
    /// <param name="text">The business, from the path or the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="id">The business, if valid.</param>
    /// <param name="error">The error, if invalid.</param>
    public static bool TryParse(
        string? text, JsonParameters body, out long id, [NotNullWhen(false)] out CmdbApiError? error)
    {
        id = 0;
        error = null;
        if (!body.IsObject)
            error = CmdbApiError.NotJson;
        else if (text is null)
            error = CmdbApiError.NotSet("bk_biz_id");
        else if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) || id == 0)
            error = CmdbApiError.Invalid("bk_biz_id");

        return error is null;
    }

    /// <summary>Checks whether a caller may access a business.</summary>
    /// <returns>The rejection, or null.</returns>
    public static EmulatorResponse? CheckPermission(AuthenticatedCaller caller, long id, bool isEsb)
    {
        string text = id.ToString(CultureInfo.InvariantCulture);
        return BusinessPermission.IsGranted(caller, "biz", text)
            ? null
            : CmdbResponseWriter.WriteNoPermission(text, isEsb);
    }
}

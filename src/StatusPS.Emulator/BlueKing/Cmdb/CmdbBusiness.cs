using System.Globalization;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The business that a question is about.</summary>
internal static class CmdbBusiness
{
    /// <summary>The business in a body, as text; CMDB reads a number here and takes no text for one.</summary>
    public static string? In(JsonParameters body)
    {
        if (!body.TryElement("bk_biz_id", out JsonElement element))
            return null;

        return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : string.Empty;
    }

    /// <summary>Checks what every question has: a JSON object as its body, and a business.</summary>
    /// <param name="text">The business, from the path or from the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="id">The business, when nothing is wrong.</param>
    public static CmdbRefusal? Check(string? text, JsonParameters body, out long id)
    {
        id = 0;
        if (!body.IsObject)
            return CmdbRefusal.NotJson;
        if (text is null)
            return CmdbRefusal.NotSet("bk_biz_id");

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id != 0 ? null : CmdbRefusal.Invalid("bk_biz_id");
    }

    /// <summary>The refusal of a business that the caller may not see.</summary>
    public static EmulatorResponse? Refuse(BlueKingCaller caller, long id, bool byEsb)
    {
        string text = id.ToString(CultureInfo.InvariantCulture);
        return BusinessPermission.Allows(caller, "biz", text) ? null : CmdbAnswer.NoPermission(text, byEsb);
    }
}

using System.Text.Json;

namespace StatusPS.Emulator.BlueKing;

/// <summary>What to apply for in the permission centre: access to one business, set of businesses or tenant.</summary>
internal static class BusinessPermission
{
    /// <summary>A business that is there and that nobody may see.</summary>
    public const string ForbiddenBusiness = "4";

    public static bool Allows(BlueKingCaller caller, string scopeType, string scopeId)
        => caller.Permitted && !(scopeType == "biz" && scopeId == ForbiddenBusiness);

    public static void Write(Utf8JsonWriter json, string system, string systemName, string action, string actionName, string scopeType, string scopeId)
    {
        json.WriteStartObject();
        json.WriteString("system_id", system);
        json.WriteString("system_name", systemName);
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteString("id", action);
        json.WriteString("name", actionName);
        json.WriteStartArray("related_resource_types");
        json.WriteStartObject();
        json.WriteString("type", scopeType);
        json.WriteString("system_id", "bk_cmdb");
        json.WriteString("system_name", "配置平台");
        json.WriteString("type_name", "业务");
        json.WriteStartArray("instances");
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("id", scopeId);
        json.WriteString("type", scopeType == "biz" ? "business" : scopeType);
        json.WriteString("name", scopeId == "1" ? "blueking" : "demo-" + scopeId);
        json.WriteString("type_name", "业务");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Text.Json;

namespace StatusPS.Emulator.BlueKing;

/// <summary>The permission to access one business, business set or tenant set.</summary>
/// <param name="System">The ID of the system that checks the permission.</param>
/// <param name="SystemName">The system's name.</param>
/// <param name="Action">The ID of the action.</param>
internal sealed record BusinessPermission(string System, string SystemName, string Action)
{
    /// <summary>The permission that CMDB checks.</summary>
    public static readonly BusinessPermission Cmdb = new("bk_cmdb", "配置平台", "find_business_resource");

    /// <summary>The permission that JOB checks.</summary>
    public static readonly BusinessPermission Job = new("bk_job", "作业平台", "access_business");

    // A business that exists and that no one may access.
    private const string ForbiddenBusiness = "4";

    /// <summary>Checks whether a caller may access a scope.</summary>
    public static bool IsGranted(AuthenticatedCaller caller, string scopeType, string scopeId)
        => caller.IsPermitted && !(scopeType == "biz" && scopeId == ForbiddenBusiness);

    /// <summary>Writes what to apply for in the permission center (IAM).</summary>
    public void Write(Utf8JsonWriter json, string scopeType, string scopeId)
    {
        json.WriteStartObject();
        json.WriteString("system_id", System);
        json.WriteString("system_name", SystemName);
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteString("id", Action);
        json.WriteString("name", "业务访问");
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

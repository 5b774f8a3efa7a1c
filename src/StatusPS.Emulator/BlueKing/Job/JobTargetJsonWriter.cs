using System.Globalization;
using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>Writes the identity of hosts and containers.</summary>
internal static class JobTargetJsonWriter
{
    /// <summary>Writes <c>execute_object</c> of v4.</summary>
    public static void WriteExecuteObject(
        Utf8JsonWriter json, EmulatedJobTarget target, string propertyName = "execute_object")
    {
        json.WriteStartObject(propertyName);
        if (target.Container is { } container)
        {
            json.WriteNumber("type", 2);
            json.WriteString("resource_id", container.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteStartObject("container");
            json.WriteNumber("id", container.Id);
            json.WriteString("container_id", container.ContainerId);
            json.WriteNumber("node_host_id", target.HostId);
            json.WriteString("name", container.Name);
        }
        else
        {
            json.WriteNumber("type", 1);
            json.WriteString("resource_id", target.HostId.ToString(CultureInfo.InvariantCulture));
            json.WriteStartObject("host");
            WriteHost(json, target.HostId, target);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the fields of a host.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="hostId">The host ID; null where JOB does not know it.</param>
    /// <param name="target">The host.</param>
    public static void WriteHost(Utf8JsonWriter json, long? hostId, EmulatedJobTarget target)
    {
        if (hostId is long id)
            json.WriteNumber("bk_host_id", id);
        else
            json.WriteNull("bk_host_id");
        json.WriteString("ip", target.Ip);
        json.WriteNumber("bk_cloud_id", target.CloudId);
    }
}

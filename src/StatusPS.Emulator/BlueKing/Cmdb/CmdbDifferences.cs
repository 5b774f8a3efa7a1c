using System.Text.Json;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>
/// The differences of the modules. As in CMDB, a module that is finished has none, and neither has a module that is
/// bound to another template.
/// </summary>
internal static class CmdbDifferences
{
    private static readonly EmulatedModuleDifference[] Differences =
    [
        new()
        {
            Changed = [(101, "nginx"), (103, "日志采集")],
            Added = [(107, "node_exporter")],
        },
        new()
        {
            Removed = [(98, "旧版监控 agent")],
            Attributes = [(2031, "order-service", "order-service-old"), (2040, "运维一组", null)],
        },
        new()
        {
            Changed = [(112, "java -jar payment.jar")],
            Attributes = [(2052, 30L, 10L), (2060, true, false)],
        },
        new()
        {
            Added = [(120, "redis-sentinel"), (121, "redis-exporter")],
            Removed = [(119, "redis-server")],
        },
    ];

    /// <summary>Gets the difference of a module by its status.</summary>
    public static EmulatedModuleDifference Get(EmulatedModuleStatus module)
        => module.Status == "finished" ? EmulatedModuleDifference.None : Differences[module.Id % Differences.Length];

    /// <summary>Writes a difference. An empty list is null, as an empty slice of Go.</summary>
    public static void Write(Utf8JsonWriter json, EmulatedModuleDifference difference)
    {
        json.WriteStartObject();
        WriteProcesses(json, "changed", difference.Changed);
        WriteProcesses(json, "added", difference.Added);
        WriteProcesses(json, "removed", difference.Removed);
        WriteList(json, "attributes", difference.Attributes, static (json, attribute) =>
        {
            json.WriteNumber("id", attribute.Id);
            WriteValue(json, "template_value", attribute.Template);
            WriteValue(json, "inst_value", attribute.Instance);
        });
        json.WriteEndObject();
    }

    private static void WriteProcesses(Utf8JsonWriter json, string name, (long Id, string Name)[] processes)
        => WriteList(json, name, processes, static (json, process) =>
        {
            json.WriteString("name", process.Name);
            json.WriteNumber("id", process.Id);
        });

    private static void WriteList<TItem>(
        Utf8JsonWriter json, string name, TItem[] items, Action<Utf8JsonWriter, TItem> write)
    {
        if (items.Length == 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case long number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            default:
                json.WriteString(name, (string?)value);
                break;
        }
    }
}

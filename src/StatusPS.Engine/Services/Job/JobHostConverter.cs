using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Job;

/// <summary>
/// Reads a host directly into its record: a response may have tens of thousands. v3 and early v4 have the
/// host's fields beside its result; released v4 has them in <c>execute_object</c> (1 is a host, 2 a container).
/// </summary>
internal sealed class JobHostConverter : JsonConverter<JobHostStatus?>
{
    private const long ContainerType = 2;

    public override JobHostStatus? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        var host = new JobHostStatus { RawStatus = -1, Status = JobHostStatusCode.Unknown };
        ReadFields(ref reader, host);
        host.State = JobStates.StateOf(host.Status);
        return host;
    }

    public override void Write(Utf8JsonWriter writer, JobHostStatus? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static void ReadFields(ref Utf8JsonReader reader, JobHostStatus host)
    {
        while (ReadFieldName(ref reader))
        {
            if (reader.ValueTextEquals("status"u8))
            {
                long raw = Number(ref reader) ?? -1;
                host.RawStatus = raw;
                host.Status = JobStates.ParseHost(raw);
            }
            else if (reader.ValueTextEquals("execute_object"u8)) ReadExecuteObject(ref reader, host);
            else if (reader.ValueTextEquals("tag"u8)) host.Tag = Text(ref reader);
            else if (reader.ValueTextEquals("exit_code"u8)) host.ExitCode = JobMapper.ToInt32(Number(ref reader));
            else if (reader.ValueTextEquals("error_code"u8)) host.ErrorCode = JobMapper.ToInt32(Number(ref reader));
            else if (reader.ValueTextEquals("start_time"u8))
                host.StartedAt = ApiTime.FromMilliseconds(Number(ref reader));
            else if (reader.ValueTextEquals("end_time"u8)) host.EndedAt = ApiTime.FromMilliseconds(Number(ref reader));
            else if (reader.ValueTextEquals("total_time"u8)) host.TotalTime = ApiTime.ToTimeSpan(Number(ref reader));
            else ReadPlaceField(ref reader, host);
        }
    }

    /// <summary>Reads a host or container of v4.</summary>
    internal static void ReadExecuteObject(ref Utf8JsonReader reader, JobHostStatus host)
    {
        if (!ReadObjectStart(ref reader)) return;
        string? resource = null;
        while (ReadFieldName(ref reader))
        {
            if (reader.ValueTextEquals("resource_id"u8)) resource = Text(ref reader);
            else if (reader.ValueTextEquals("type"u8))
            {
                if (Number(ref reader) == ContainerType) host.Kind = JobHostKind.Container;
            }
            else if (reader.ValueTextEquals("host"u8))
            {
                if (!ReadObjectStart(ref reader)) continue;
                while (ReadFieldName(ref reader)) ReadPlaceField(ref reader, host);
            }
            else if (reader.ValueTextEquals("container"u8))
            {
                if (!ReadObjectStart(ref reader)) continue;
                host.Kind = JobHostKind.Container;
                ReadContainer(ref reader, host);
            }
            else Skip(ref reader);
        }
        bool isNumber = long.TryParse(resource, NumberStyles.None, CultureInfo.InvariantCulture, out long id);
        if (host.Kind == JobHostKind.Container)
        {
            host.ContainerId ??= resource;
            if (isNumber) host.ContainerResourceId ??= id;
        }
        else if (isNumber) host.HostId ??= id;
    }

    private static void ReadPlaceField(ref Utf8JsonReader reader, JobHostStatus host)
    {
        if (reader.ValueTextEquals("bk_host_id"u8)) host.HostId = Number(ref reader);
        else if (reader.ValueTextEquals("ip"u8)) host.Ip = Text(ref reader);
        else if (reader.ValueTextEquals("bk_cloud_id"u8)) host.CloudId = Number(ref reader);
        else if (reader.ValueTextEquals("ipv6"u8)) host.Ipv6 = Text(ref reader);
        else Skip(ref reader);
    }

    private static void ReadContainer(ref Utf8JsonReader reader, JobHostStatus host)
    {
        string? id = null;
        while (ReadFieldName(ref reader))
        {
            if (reader.ValueTextEquals("id"u8)) id = Text(ref reader);
            else if (reader.ValueTextEquals("container_id"u8) || reader.ValueTextEquals("container_uid"u8))
                host.ContainerId = Text(ref reader);
            else if (reader.ValueTextEquals("node_host_id"u8)) host.HostId = Number(ref reader);
            else if (reader.ValueTextEquals("name"u8)) host.ContainerName = Text(ref reader);
            else Skip(ref reader);
        }
        host.ContainerId ??= id;
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            host.ContainerResourceId = number;
    }

    // Moves to the next name within an object; returns false at the end of the object.
    private static bool ReadFieldName(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw new JsonException();
        return reader.TokenType switch
        {
            JsonTokenType.PropertyName => true,
            JsonTokenType.EndObject => false,
            _ => throw new JsonException(),
        };
    }

    // Moves to the value; returns false when it is null.
    private static bool ReadObjectStart(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException(),
        };
    }

    private static long? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return LenientNumberConverter.Read(ref reader);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return LenientTextConverter.Read(ref reader);
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        // The buffer has the whole host, though perhaps not the whole response.
        if (!reader.TrySkip()) throw new JsonException();
    }
}

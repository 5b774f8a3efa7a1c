using System.Globalization;
using System.Text.Json;
using System.Xml;
using Fields = System.Collections.Generic.List<(string Name, object Value)>;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Writes fields as JSON or XML. A value is text, a number, a truth value, fields, or a list of fields, which XML
/// repeats without a wrapper.
/// </summary>
internal static class AliyunFieldWriter
{
    public static void WriteJson(Utf8JsonWriter json, Fields fields)
    {
        json.WriteStartObject();
        foreach ((string name, object value) in fields)
        {
            json.WritePropertyName(name);
            WriteJsonValue(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes an element with fields.</summary>
    public static void WriteXml(XmlWriter xml, string element, Fields fields)
    {
        xml.WriteStartElement(element);
        WriteXml(xml, fields);
        xml.WriteEndElement();
    }

    /// <summary>Writes fields into the current element.</summary>
    public static void WriteXml(XmlWriter xml, Fields fields)
    {
        foreach ((string name, object value) in fields)
        {
            switch (value)
            {
                case Fields inner:
                    WriteXml(xml, name, inner);
                    break;
                case IReadOnlyList<Fields> list:
                    foreach (var item in list)
                        WriteXml(xml, name, item);
                    break;
                case bool truth:
                    xml.WriteElementString(name, truth ? "true" : "false");
                    break;
                default:
                    xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    private static void WriteJsonValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case Fields inner:
                WriteJson(json, inner);
                break;
            case IReadOnlyList<Fields> list:
                json.WriteStartArray();
                foreach (var item in list)
                    WriteJson(json, item);
                json.WriteEndArray();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}

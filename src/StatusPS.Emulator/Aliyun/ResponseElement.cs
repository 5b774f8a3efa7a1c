using System.Text.Json;
using System.Xml;

namespace StatusPS.Emulator.Aliyun;

/// <summary>A named value of a response, the same for JSON and XML.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The value; null for a group.</param>
/// <param name="Children">The values of a group; empty for a value.</param>
internal sealed record ResponseElement(string Name, string? Text, params ResponseElement[] Children)
{
    /// <summary>Creates a group of values.</summary>
    public static ResponseElement CreateGroup(string name, params ResponseElement[] children)
        => new(name, null, children);

    public void Write(Utf8JsonWriter json)
    {
        if (Text is not null)
        {
            json.WriteString(Name, Text);
            return;
        }

        json.WriteStartObject(Name);
        foreach (ResponseElement child in Children)
            child.Write(json);

        json.WriteEndObject();
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement(Name);
        xml.WriteString(Text);
        foreach (ResponseElement child in Children)
            child.Write(xml);

        xml.WriteEndElement();
    }
}

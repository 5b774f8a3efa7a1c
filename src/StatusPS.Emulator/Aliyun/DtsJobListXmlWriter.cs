using System.Globalization;
using System.Xml;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Writes a page of <c>DescribeDtsJobs</c> as XML. Lists are repeated elements without a wrapper.</summary>
internal static class DtsJobListXmlWriter
{
    public static void Write(XmlWriter xml, DtsJobListPage page, string requestId)
    {
        WriteText(xml, "HttpStatusCode", 200);
        xml.WriteElementString("RequestId", requestId);
        xml.WriteElementString("Success", "true");
        WriteText(xml, "PageNumber", page.Number);
        WriteText(xml, "PageRecordCount", page.Jobs.Count);
        WriteText(xml, "TotalRecordCount", page.Total);
        foreach (EmulatedDtsListEntry job in page.Jobs)
            WriteFields(xml, "DtsJobList", DtsJobListFields.Create(job, page.Time));
    }

    private static void WriteFields(XmlWriter xml, string element, List<(string Name, object Value)> fields)
    {
        xml.WriteStartElement(element);
        foreach ((string name, object value) in fields)
        {
            if (value is List<(string, object)> inner)
                WriteFields(xml, name, inner);
            else
                WriteText(xml, name, value);
        }

        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, object value)
        => xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
}

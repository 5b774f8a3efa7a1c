using System.Globalization;
using System.Xml;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Writes a page of <c>DescribeDtsJobs</c> as XML: lists are repeated elements without a wrapper.</summary>
internal static class DtsListXml
{
    public static void Write(XmlWriter xml, DtsListPage page, string requestId)
    {
        Text(xml, "HttpStatusCode", 200);
        xml.WriteElementString("RequestId", requestId);
        xml.WriteElementString("Success", "true");
        Text(xml, "PageNumber", page.Number);
        Text(xml, "PageRecordCount", page.Jobs.Count);
        Text(xml, "TotalRecordCount", page.Total);
        foreach (DtsListedJob job in page.Jobs)
            WriteFields(xml, "DtsJobList", DtsListFields.Of(job, page.Time));
    }

    private static void WriteFields(XmlWriter xml, string element, List<(string Name, object Value)> fields)
    {
        xml.WriteStartElement(element);
        foreach ((string name, object value) in fields)
        {
            if (value is List<(string, object)> inner)
                WriteFields(xml, name, inner);
            else
                Text(xml, name, value);
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, object value)
        => xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
}

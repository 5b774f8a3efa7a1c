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
        foreach (var job in page.Jobs)
            AliyunFieldWriter.WriteXml(xml, "DtsJobList", DtsJobListFields.Create(job, page.Time));
    }

    private static void WriteText(XmlWriter xml, string name, object value)
        => xml.WriteElementString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
}

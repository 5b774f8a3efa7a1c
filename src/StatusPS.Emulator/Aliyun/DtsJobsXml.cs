using System.Globalization;
using System.Xml;

namespace StatusPS.Emulator.Aliyun;

/// <summary>Writes the list as the XML example of the document of <c>DescribeSynchronizationJobStatusList</c>: lists are repeated elements without a wrapper.</summary>
internal static class DtsJobsXml
{
    public static void Write(XmlWriter xml, IReadOnlyList<DtsJob> jobs, string requestId)
    {
        string count = jobs.Count.ToString(CultureInfo.InvariantCulture);
        xml.WriteElementString("TotalRecordCount", count);
        xml.WriteElementString("PageRecordCount", count);
        xml.WriteElementString("RequestId", requestId);
        xml.WriteElementString("PageNumber", "1");
        foreach (DtsJob job in jobs)
        {
            xml.WriteStartElement("SynchronizationJobListStatusList");
            xml.WriteElementString("SynchronizationJobId", job.Id);
            foreach (DtsDirection direction in job.Directions)
            {
                xml.WriteStartElement("SynchronizationDirectionInfoList");
                xml.WriteElementString("Status", direction.Status);
                xml.WriteElementString("Checkpoint", direction.Checkpoint);
                xml.WriteElementString("SynchronizationDirection", direction.Direction);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteElementString("Success", "true");
    }
}

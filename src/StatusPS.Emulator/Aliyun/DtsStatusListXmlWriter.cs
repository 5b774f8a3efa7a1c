using System.Globalization;
using System.Xml;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Writes the list like the XML example of <c>DescribeSynchronizationJobStatusList</c>'s document. Lists are repeated
/// elements without a wrapper.
/// </summary>
internal static class DtsStatusListXmlWriter
{
    public static void Write(XmlWriter xml, IReadOnlyList<EmulatedDtsJob> jobs, string requestId)
    {
        string count = jobs.Count.ToString(CultureInfo.InvariantCulture);
        xml.WriteElementString("TotalRecordCount", count);
        xml.WriteElementString("PageRecordCount", count);
        xml.WriteElementString("RequestId", requestId);
        xml.WriteElementString("PageNumber", "1");
        foreach (var job in jobs)
        {
            xml.WriteStartElement("SynchronizationJobListStatusList");
            xml.WriteElementString("SynchronizationJobId", job.Id);
            foreach (var direction in job.Directions)
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

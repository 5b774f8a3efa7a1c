using System.Globalization;
using StatusPS.Emulator.Stories;

namespace StatusPS.Emulator.Aliyun;

/// <summary>A listed job as the fields of the answer, the same for JSON and XML. A value is text, a number, or fields again.</summary>
internal static class DtsListFields
{
    public static List<(string Name, object Value)> Of(DtsListedJob job, StoryTime time)
    {
        List<(string, object)> fields = OfDirection(job, job.Job.Directions[0], job.TaskId, job.Source, job.Destination, time);
        fields.Add(("JobType", job.JobType));
        if (job.Job.Directions.Length > 1)
            fields.Add(("ReverseJob", OfDirection(job, job.Job.Directions[1], job.TaskId + "r", job.Destination, job.Source, time)));
        else if (job.HasBlankReverse)
            fields.Add(("ReverseJob", BlankReverse()));

        return fields;
    }

    private static List<(string, object)> BlankReverse() =>
    [
        ("SourceEndpoint", new List<(string, object)>()),
        ("DestinationEndpoint", new List<(string, object)>()),
        ("MigrationMode", new List<(string, object)>()),
        ("PrecheckStatus", new List<(string, object)>()),
    ];

    private static List<(string, object)> OfDirection(
        DtsListedJob job, DtsDirection direction, string taskId, (string, string) source, (string, string) destination, StoryTime time)
    {
        List<(string, object)> fields =
        [
            ("DtsInstanceID", job.Job.Id),
            ("DtsJobId", taskId),
            ("DtsJobName", job.Name),
            ("DtsJobDirection", direction.Direction),
            ("Status", direction.Status),
            ("Checkpoint", direction.Checkpoint),
            ("CreateTime", job.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("PayType", "PostPaid"),
            ("SourceEndpoint", End(source, job.Job.RegionId)),
            ("DestinationEndpoint", End(destination, job.Job.RegionId)),
        ];
        if (job.Error is not null)
            fields.Add(("ErrorMessage", job.Error));
        if (direction.Status == "synchronizing")
            fields.Add(("Performance", new List<(string, object)> { ("Flow", "1.5"), ("Rps", "120") }));
        if (long.TryParse(direction.Checkpoint, NumberStyles.None, CultureInfo.InvariantCulture, out long checkpoint))
            fields.Add(("Delay", Math.Max(0, time.Now.ToUnixTimeSeconds() - checkpoint)));
        else if (job.JobType == "MIGRATION")
            fields.Add(("Delay", 1500L));

        return fields;
    }

    // A database that is no instance of the cloud has an address in its place.
    private static List<(string, object)> End((string Engine, string Instance) end, string region) => end.Instance.Length > 0
        ? [("EngineName", end.Engine), ("InstanceType", "RDS"), ("InstanceID", end.Instance), ("Region", region)]
        : [("EngineName", end.Engine), ("InstanceType", "LocalInstance"), ("Ip", "10.0.0.21"), ("Port", "1521"), ("Region", region)];
}

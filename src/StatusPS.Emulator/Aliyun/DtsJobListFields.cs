using System.Globalization;
using StatusPS.Emulator.Aliyun.Diagnosis;
using Fields = System.Collections.Generic.List<(string Name, object Value)>;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// Creates the fields of a listed job, the same for JSON and XML.
/// </summary>
internal static class DtsJobListFields
{
    public static Fields Create(EmulatedDtsListEntry job, ScenarioTime time)
    {
        var directions = job.Job.Directions;
        var fields = CreateDirection(job, directions[0], job.TaskId, job.Source, job.Destination, time);
        fields.Add(("JobType", job.JobType));
        if (directions.Length > 1)
        {
            string taskId = job.TaskId + "r";
            fields.Add(
                ("ReverseJob", CreateDirection(job, directions[1], taskId, job.Destination, job.Source, time)));
        }
        else if (job.HasBlankReverse)
            fields.Add(("ReverseJob", CreateBlankReverse()));

        return fields;
    }

    private static Fields CreateBlankReverse() =>
    [
        ("SourceEndpoint", new Fields()),
        ("DestinationEndpoint", new Fields()),
        ("MigrationMode", new Fields()),
        ("PrecheckStatus", new Fields()),
    ];

    private static Fields CreateDirection(
        EmulatedDtsListEntry job,
        EmulatedDtsDirection direction,
        string taskId,
        (string, string) source,
        (string, string) destination,
        ScenarioTime time)
    {
        Fields fields =
        [
            ("DtsInstanceID", job.Job.Id),
            ("DtsJobId", taskId),
            ("DtsJobName", job.Name),
            ("DtsJobDirection", direction.Direction),
            ("Status", direction.Status),
            ("Checkpoint", direction.Checkpoint),
            ("CreateTime", Format(job.CreatedAt)),
            ("PayType", "PostPaid"),
            ("SourceEndpoint", CreateEndpoint(source, job.Job.RegionId)),
            ("DestinationEndpoint", CreateEndpoint(destination, job.Job.RegionId)),
        ];
        var diagnosis = DtsDiagnoses.Get(job.Job, direction, time);
        if ((job.Error ?? diagnosis.Failure?.Text) is { } error)
            fields.Add(("ErrorMessage", error));
        if (direction.Status == "synchronizing")
            fields.Add(("Performance", new Fields { ("Flow", "1.5"), ("Rps", "120") }));
        if (long.TryParse(direction.Checkpoint, NumberStyles.None, CultureInfo.InvariantCulture, out long checkpoint))
            fields.Add(("Delay", Math.Max(0, time.Now.ToUnixTimeSeconds() - checkpoint)));
        else if (job.JobType == "MIGRATION")
            fields.Add(("Delay", 1500L));

        fields.AddRange(DtsDiagnosisFields.CreateListed(diagnosis, taskId));
        return fields;
    }

    // A database outside of Aliyun has an address instead of an instance.
    private static Fields CreateEndpoint((string Engine, string Instance) endpoint, string region)
        => endpoint.Instance.Length > 0
            ?
            [
                ("EngineName", endpoint.Engine),
                ("InstanceType", "RDS"),
                ("InstanceID", endpoint.Instance),
                ("Region", region),
            ]
            :
            [
                ("EngineName", endpoint.Engine),
                ("InstanceType", "LocalInstance"),
                ("Ip", "10.0.0.21"),
                ("Port", "1521"),
                ("Region", region),
            ];

    private static string Format(DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

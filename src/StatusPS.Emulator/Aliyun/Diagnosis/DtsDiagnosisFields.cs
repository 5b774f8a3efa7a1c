using System.Globalization;
using Fields = System.Collections.Generic.List<(string Name, object Value)>;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>Creates the fields of a diagnosis, with the names of the list or of the legacy status.</summary>
internal static class DtsDiagnosisFields
{
    /// <summary>Creates the fields of <c>DescribeDtsJobs</c>.</summary>
    public static Fields CreateListed(EmulatedDtsDiagnosis diagnosis, string taskId)
    {
        Fields fields = [];
        if (diagnosis.Failure is { } failure)
        {
            fields.Add((
                "ErrorDetails",
                new List<Fields> { new() { ("ErrorCode", failure.Code), ("HelpUrl", failure.HelpUrl) } }));
            fields.AddRange(CreateMigrationError(failure));
        }

        fields.Add(("PrecheckStatus", CreatePrecheck(diagnosis, CreateListedItem)));
        fields.AddRange(CreatePhases(diagnosis));
        if (diagnosis.Retry is { } retry)
            fields.Add(("RetryState", CreateRetry(retry, diagnosis.Failure!, taskId)));

        return fields;
    }

    /// <summary>Creates the fields of <c>DescribeSynchronizationJobStatus</c>.</summary>
    public static Fields CreateLegacy(EmulatedDtsDiagnosis diagnosis)
        => [("PrecheckStatus", CreatePrecheck(diagnosis, CreateLegacyItem)), .. CreatePhases(diagnosis)];

    private static Fields CreateMigrationError(EmulatedDtsFailure failure) =>
    [
        ("MigrationErrCode", failure.Code.ToLowerInvariant().Replace('-', '.')),
        ("MigrationErrMsg", failure.Message),
        ("MigrationErrType", failure.Type),
        ("MigrationErrWorkaround", failure.Workaround),
        ("MigrationErrHelpDocId", failure.HelpDocumentId),
        ("MigrationErrHelpDocKey", failure.Code),
    ];

    private static Fields CreateRetry(EmulatedDtsRetry retry, EmulatedDtsFailure failure, string taskId) =>
    [
        ("Retrying", true),
        ("RetryCount", retry.Count),
        ("RetryTime", retry.Time),
        ("MaxRetryTime", retry.MaxTime),
        ("RetryTarget", retry.Target),
        ("ErrMessage", failure.Text),
        ("Module", retry.Module),
        ("JobId", taskId),
        .. CreateMigrationError(failure),
    ];

    private static Fields CreatePrecheck(
        EmulatedDtsDiagnosis diagnosis, Func<EmulatedDtsCheckItem, Fields> createItem)
    {
        int failed = diagnosis.CheckItems.Count(static item => item.IsFailed);
        string message = failed == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"预检查未通过，失败 {failed} 项");
        Fields fields =
        [
            ("Status", diagnosis.Precheck.Status),
            ("Percent", Format(diagnosis.Precheck.Percent)),
            ("ErrorMessage", message),
        ];
        if (diagnosis.CheckItems.Length > 0)
            fields.Add(("Detail", diagnosis.CheckItems.Select(createItem).ToList()));

        return fields;
    }

    private static Fields CreateListedItem(EmulatedDtsCheckItem item)
    {
        Fields fields =
        [
            ("CheckItem", item.Item),
            ("CheckItemDescription", item.Description),
            ("CheckResult", item.IsFailed ? "Failed" : "Success"),
        ];
        if (item.IsFailed)
        {
            fields.Add(("FailedReason", item.FailedReason!));
            fields.Add(("RepairMethod", item.RepairMethod!));
        }

        return fields;
    }

    private static Fields CreateLegacyItem(EmulatedDtsCheckItem item) =>
    [
        ("ItemName", item.Item),
        ("CheckStatus", item.IsFailed ? "Failed" : "Finished"),
        ("ErrorMessage", item.FailedReason ?? string.Empty),
        ("RepairMethod", item.RepairMethod ?? string.Empty),
    ];

    private static Fields CreatePhases(EmulatedDtsDiagnosis diagnosis) =>
    [
        ("StructureInitializationStatus", CreatePhase(diagnosis.Structure)),
        ("DataInitializationStatus", CreatePhase(diagnosis.Data)),
        ("DataSynchronizationStatus", CreatePhase(diagnosis.Synchronization)),
    ];

    private static Fields CreatePhase(EmulatedDtsPhase phase)
    {
        Fields fields = [("Status", phase.Status), ("Percent", Format(phase.Percent))];
        if (phase.Progress is not null)
            fields.Add(("Progress", phase.Progress));
        if (phase.ErrorMessage is not null)
            fields.Add(("ErrorMessage", phase.ErrorMessage));
        return fields;
    }

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Maps what a response tells about the reasons of a job's status. A field of another format is left out: it must not
/// make the query for the status fail.
/// </summary>
internal static class DtsDiagnosisMapper
{
    /// <summary>The name of the precheck as a phase.</summary>
    public const string Precheck = "Precheck";

    private const long MaxSeconds = int.MaxValue;

    /// <summary>Copies the errors, the precheck, the phases and the retry to a record.</summary>
    /// <param name="item">The job, or the response for one.</param>
    /// <param name="record">The record, whose error message is set.</param>
    public static void CopyTo(DtsDiagnosisItem item, DtsSyncStatus record)
    {
        var details = new LenientElement(item.ErrorDetails).Items.ToList();
        record.ErrorCode = details.Select(detail => detail["ErrorCode"].Text).FirstOrDefault(code => code is not null)
            ?? new LenientElement(item.MigrationErrorCode).Text;
        record.HelpUrl = details.Select(detail => detail["HelpUrl"].Text).FirstOrDefault(page => page is not null);
        record.RepairMethod = new LenientElement(item.MigrationWorkaround).Text;
        var precheck = new LenientElement(item.Precheck);
        record.PrecheckItems = [.. precheck["Detail"].Items.Where(check => check.IsObject).Select(MapCheck)];
        record.Phases = [.. MapPhases(item, precheck)];
        record.Retry = MapRetry(new(item.RetryState));
        // The error message of a list comes as it is; one of the migration's fields only if there is no other.
        record.ErrorMessage ??= new LenientElement(item.MigrationErrorMessage).Text;
        record.Message = record.ErrorMessage;
    }

    // The operation for one job calls the fields otherwise.
    private static DtsPrecheckItem MapCheck(LenientElement item) => new()
    {
        CheckItem = item["CheckItem"].Text ?? item["ItemName"].Text,
        Description = item["CheckItemDescription"].Text,
        CheckResult = item["CheckResult"].Text ?? item["CheckStatus"].Text,
        FailedReason = item["FailedReason"].Text ?? item["ErrorMessage"].Text,
        RepairMethod = item["RepairMethod"].Text,
    };

    private static IEnumerable<DtsPhase> MapPhases(DtsDiagnosisItem item, LenientElement precheck)
    {
        (string Name, LenientElement Value)[] phases =
        [
            (Precheck, precheck),
            ("StructureInitialization", new(item.StructureInitialization)),
            ("DataInitialization", new(item.DataInitialization)),
            ("DataSynchronization", new(item.DataSynchronization)),
        ];
        foreach (var (name, value) in phases)
        {
            var phase = new DtsPhase
            {
                Name = name,
                RawStatus = value["Status"].Text,
                Percent = value["Percent"].Number is { } percent ? Math.Clamp(percent, 0, 100) : null,
                Progress = value["Progress"].Text,
                ErrorMessage = value["ErrorMessage"].Text,
            };
            if (phase is not { RawStatus: null, Percent: null, Progress: null, ErrorMessage: null }) yield return phase;
        }
    }

    private static DtsRetry? MapRetry(LenientElement state)
    {
        if (!state.IsObject || !state.Properties.Any()) return null;
        return new()
        {
            IsRetrying = state["Retrying"].Flag,
            Count = state["RetryCount"].Integer,
            Time = ToTimeSpan(state["RetryTime"].Integer),
            MaxTime = ToTimeSpan(state["MaxRetryTime"].Integer),
            Target = state["RetryTarget"].Text,
            Module = state["Module"].Text,
            ErrorMessage = state["ErrMessage"].Text,
        };
    }

    private static TimeSpan? ToTimeSpan(long? seconds) =>
        seconds is >= 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;
}
